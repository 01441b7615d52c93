import { Router, type Request } from 'express'
import { drawIntegrations } from '../../intake/inventory/index.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { LanguageCode, Translate } from '../domain/languages.ts'
import type { RateLimits } from '../platform/rate-limits.ts'
import { servicesOf } from './list-services.ts'

export interface PictureRouterNeeds {
  /** Whose assessment it is, by the chat token of a request; throws where it is nobody's, or a colleague's. */
  personOf: (req: Request) => Promise<{
    assessment: Assessment
    proven: boolean
    conversation: { language: LanguageCode }
  }>
  translate: (language: LanguageCode) => Translate
  rateLimits: RateLimits
}

const ASKED = { requests: 30, perSeconds: 60 }

/** `/intake/integrations`: what connects with what, for the person who listed it, in their language. */
export function pictureRouter({ personOf, translate, rateLimits }: PictureRouterNeeds): Router {
  const asked = rateLimits.limit('pictures', ASKED)
  return Router().get('/intake/integrations', async (req, res) => {
    const { assessment, proven, conversation } = await personOf(req)
    await asked.take(assessment.id)
    const { source } = assessment.answers['services']?.provenance ?? {}
    // What the MSP or its CRM said is shown to whoever proved to belong to the company.
    const hidden = !proven && (source === 'crm' || source === 'staff')
    const services = hidden ? [] : servicesOf(assessment)
    res.set('Cache-Control', 'no-store').json(drawIntegrations(services, translate(conversation.language)))
  })
}
