import { z } from 'zod'
import { CONSENTS } from '../domain/consent-texts.ts'
import { route, type ApiRoute } from '../platform/api.ts'

const Text = z.object({ kind: z.string(), label: z.string(), text: z.string(), version: z.string() })

/** The words that consents were given to. */
export function privacyRoutes({ msp }: { msp: { name: string } }): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/consent-texts',
      tag: 'Privacy',
      summary: 'Read the texts that people consent to, with their versions',
      description: 'Each consent of an assessment names the version of the text that was shown.',
      scope: 'assessments:read',
      status: 200,
      reply: z.object({ items: z.array(Text) }),
      run: async () => ({
        items: Object.entries(CONSENTS).map(([kind, { label, text, version }]) => ({
          ...{ kind, label, version },
          text: text.replaceAll('{0}', () => msp.name),
        })),
      }),
    }),
  ]
}
