import { Router } from 'express'
import { directLineRouter, type DirectLineNeeds } from './direct-line-routes.ts'
import { resumeRouter, type ResumeRouteNeeds } from './resume-routes.ts'

/** Everything of the conversation that is plain HTTP. */
export function intakeRouter(needs: DirectLineNeeds & ResumeRouteNeeds): Router {
  return Router().use('/v3/directline', directLineRouter(needs)).use('/intake', resumeRouter(needs))
}
