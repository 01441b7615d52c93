import type { Express } from 'express'
import type { Connection } from 'mongoose'
import request from 'supertest'
import { systemClock, type Clock } from '../domain/clock.ts'
import type { ApiRoute } from '../platform/api.ts'
import { KEYS, serveApi } from '../platform/api-testing.ts'
import { silentLog } from '../platform/log.ts'
import type { Keys } from '../store/keys.ts'
import { openTestStore } from '../store/testing.ts'
import { makeAssessments } from './assessment-store.ts'
import type { Assessments } from './assessments.ts'
import { makeChangeAnswers, type ChangeAnswers } from './change-answers.ts'

export interface RouteNeeds {
  connection: Connection
  keys: Keys
  assessments: Assessments
  changeAnswers: ChangeAnswers
  clock: Clock
}

/** Routes over assessments on a real store, and a caller that may do everything. */
export async function openRoutes(routesOf: (needs: RouteNeeds) => ApiRoute[] | Promise<ApiRoute[]>) {
  const { connection, keys, close } = await openTestStore()
  const clock = systemClock
  const enabledConnections = async () => ['crm-1']
  const assessments = makeAssessments({ connection, keys, clock, log: silentLog, enabledConnections })
  const changeAnswers = makeChangeAnswers({ assessments, clock })
  const routes = await routesOf({ connection, keys, assessments, changeAnswers, clock })
  const app: Express = serveApi(routes)
  const call = (method: 'get' | 'post' | 'put' | 'delete', path: string) =>
    request(app)[method](`/api${path}`).set('Authorization', `Bearer ${KEYS.all}`)
  return {
    app,
    assessments,
    routes,
    close,
    get: (path: string) => call('get', path),
    post: (path: string, body: object) => call('post', path).send(body),
    put: (path: string, body: object) => call('put', path).send(body),
    remove: (path: string) => call('delete', path),
    /** An assessment with these answers, said by the prospect. */
    async made(answers: Record<string, unknown>) {
      const provenance = { source: 'prospect', at: clock.now().toISOString(), confidence: 1 } as const
      return assessments.create({
        answers: Object.entries(answers).map(([path, value]) => ({
          path,
          state: 'known',
          value,
          provenance,
        })),
      })
    },
  }
}

export type OpenRoutes = Awaited<ReturnType<typeof openRoutes>>
