import { createHash, createPublicKey } from 'node:crypto'
import { z } from 'zod'
import type { Assessments } from '../assessments/assessments.ts'
import { HubError } from '../domain/errors.ts'
import { SealedAnswer, WrappedPrivateKey } from '../domain/sealed-answers.ts'
import { route, type ApiRoute } from '../platform/api.ts'
import type { SealingKey, SealingStore } from './sealing-store.ts'

export interface SealingNeeds {
  store: SealingStore
  /** What can be sealed: a question, or several that ask for the same thing. */
  sealable: () => readonly { id: string; label: string; group: string }[]
  assessments: Pick<Assessments, 'get' | 'change'>
}

const KeyReply = z.object({
  id: z.string(),
  publicKey: z.string(),
  wrapped: WrappedPrivateKey,
  active: z.boolean(),
  createdAt: z.string(),
  createdBy: z.string(),
})
const POINT_BYTES = 65
const MOST_SEALED = 200

/**
 * Sealed answers: the MSP's keys, which questions are sealed, and moving an answer to a newer key. The hub stores
 * public keys and wrapped private ones; it can open neither a private key nor an answer.
 */
export function sealingRoutes({ store, sealable, assessments }: SealingNeeds): ApiRoute[] {
  const tag = 'Sealed answers'
  const settings = z.strictObject({
    questions: z
      .array(z.string().max(80))
      .max(MOST_SEALED)
      .describe('Ids of questions whose answers are sealed'),
  })
  return [
    route({
      method: 'get',
      path: '/sealing-keys',
      tag,
      summary: 'Keys that answers are sealed to, the newest first, and which questions are sealed',
      scope: 'assessments:read',
      status: 200,
      reply: z.object({
        items: z.array(KeyReply),
        questions: z.array(z.string()),
        sealable: z.array(z.object({ id: z.string(), label: z.string(), group: z.string() })),
      }),
      run: async () => ({
        items: (await store.keys()).map(shown),
        questions: await store.questions(),
        sealable: sealable().map(({ id, label, group }) => ({ id, label, group })),
      }),
    }),
    route({
      method: 'post',
      path: '/sealing-keys',
      tag,
      summary: 'Add a key pair made in the browser; new answers are sealed to it from now on',
      scope: 'settings:write',
      body: z.strictObject({ publicKey: z.string().max(200), wrapped: WrappedPrivateKey.strict() }),
      status: 201,
      reply: KeyReply,
      errors: ['conflict'],
      run: async ({ body, principal }) => {
        checkPoint(body.publicKey)
        const id = createHash('sha256').update(body.publicKey).digest('base64url').slice(0, 16)
        return shown(await store.add({ id, ...body, createdBy: principal.name }))
      },
    }),
    route({
      method: 'put',
      path: '/sealing-keys/{id}',
      tag,
      summary: 'Protect a private key by another passphrase; the browser has opened and wrapped it anew',
      scope: 'settings:write',
      params: z.strictObject({ id: z.string().min(1).max(64) }),
      body: z.strictObject({ wrapped: WrappedPrivateKey.strict() }),
      status: 200,
      reply: KeyReply,
      errors: ['not_found'],
      run: async ({ params, body }) => shown(await store.rewrap(params.id, body.wrapped)),
    }),
    route({
      method: 'put',
      path: '/sealed-questions',
      tag,
      summary: 'Choose the questions whose answers only the MSP can open',
      scope: 'settings:write',
      body: settings,
      status: 200,
      reply: settings,
      errors: ['conflict'],
      async run({ body: { questions } }) {
        const known = new Set(sealable().map(({ id }) => id))
        const strange = questions.filter((id) => !known.has(id))
        if (strange.length > 0)
          throw new HubError('invalid_input', 'Some of these questions cannot be sealed.', {
            hint: 'GET /api/sealing-keys lists those that can.',
            fields: strange.map((id) => ({ path: `questions.${id}`, message: 'cannot be sealed' })),
          })
        if (questions.length > 0 && (await store.keys()).length === 0)
          throw new HubError('conflict', 'There is no key to seal answers to.', {
            hint: 'Make one first; the console does it with a passphrase of yours.',
          })
        await store.choose([...new Set(questions)])
        return { questions: await store.questions() }
      },
    }),
    route({
      method: 'put',
      path: '/assessments/{id}/sealed-answer',
      tag,
      summary: 'Replace a sealed answer by the same answer sealed to the active key',
      description:
        'After a rotation the console opens old answers and seals them again. Nothing else changes.',
      scope: 'assessments:write',
      params: z.strictObject({ id: z.string().min(1).max(100) }),
      body: z.strictObject({
        path: z.string().max(100),
        /** The ciphertext that was opened: whoever answered meanwhile is not overwritten. */
        was: z.string().max(40_000),
        value: SealedAnswer,
      }),
      status: 204,
      errors: ['not_found', 'conflict'],
      async run({ params, body, principal }) {
        const active = (await store.keys()).find((key) => key.active)
        if (active?.id !== body.value.sealed.keyId)
          throw new HubError('conflict', 'This answer is not sealed to the active key.', {
            hint: 'Load the page again; the key may have been changed meanwhile.',
          })
        await assessments.change(
          params.id,
          ({ answers }) => {
            const current = answers[body.path]
            const sealed = SealedAnswer.safeParse(current?.value).data?.sealed
            if (!current || current.state !== 'sealed' || sealed?.ciphertext !== body.was)
              throw new HubError('conflict', 'This answer was changed meanwhile.', {
                hint: 'Load the page again.',
                about: { assessmentId: params.id },
              })
            const { provenance } = current
            return { answers: [{ path: body.path, state: 'sealed', value: body.value, provenance }] }
          },
          { who: principal.name },
        )
      },
    }),
  ]
}

const shown = ({ id, publicKey, wrapped, active, createdAt, createdBy }: SealingKey) => ({
  id,
  publicKey,
  wrapped,
  active,
  createdAt,
  createdBy,
})

/** An uncompressed point of P-256, really on the curve: a key that nobody can use would lose every answer. */
function checkPoint(publicKey: string): void {
  const point = Buffer.from(publicKey, 'base64url')
  const key = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  try {
    if (point.length !== POINT_BYTES || point[0] !== 4) throw new RangeError('not an uncompressed point')
    createPublicKey({ key, format: 'jwk' })
  } catch (error) {
    throw new HubError('invalid_input', 'This is no public key of P-256.', {
      hint: 'Send the uncompressed point (65 bytes, the first is 4) as base64url.',
      fields: [{ path: 'publicKey', message: 'an uncompressed P-256 point as base64url' }],
      cause: error,
    })
  }
}
