import { z } from 'zod'
import type { Association, Connector, Session, WantedProperty } from '../../hub/domain/connector.ts'
import { makeHttp, Refusal, toHubError, type Http } from './http.ts'
import { makeChanges, makeReads } from './records.ts'
import { makeWrite } from './write.ts'

const API_URL = 'https://api.template.example/v1'

const Account = z.looseObject({ name: z.string() })
const Fields = z.looseObject({
  fields: z.array(z.looseObject({ name: z.string(), label: z.string(), unique: z.boolean() })),
})
const Anything = z.unknown()

/** Template's API. Which records and properties travel is the mapping's business. */
export const template: Connector = {
  name: 'template',
  title: 'Template',
  credentials: z.object({ token: z.string().trim().min(1).max(500) }),
  auth: [
    {
      id: 'token',
      title: 'Access token',
      help: 'In Template, make an access token that may read and write records.',
      fields: [{ name: 'token', label: 'Access token', secret: true }],
    },
  ],
  // What Template allows, less what is left to the account's other tools.
  limits: { calls: { calls: 90, perMs: 10_000 } },

  open(needs): Session {
    const http = makeHttp(needs, API_URL)
    const { read, readByKey, search } = makeReads(http)
    return {
      check: safe(async () => {
        const { name } = await http.read(Account, 'GET', '/account')
        return { account: name, missing: [] }
      }),
      schema: safe(async (objects: string[]) => {
        const all = await Promise.all(
          objects.map(async (one) => [one, await propertiesOf(http, one)] as const),
        )
        return { objects: Object.fromEntries(all), owners: [], pipelines: {} }
      }),
      ensureProperties: safe((wanted: WantedProperty[]) => ensure(http, wanted)),
      read: safe(read),
      readByKey: safe(readByKey),
      search: safe(search),
      write: safe(makeWrite(http)),
      associate: safe(async (associations: Association[]) => {
        for (const one of associations) await http.write(Anything, 'PUT', '/links', one)
      }),
      changes: safe(makeChanges(http, needs.clock)),
      archive: safe(async (object: string, ids: string[]) => {
        for (const id of ids) await http.write(Anything, 'DELETE', `/${object}/${encodeURIComponent(id)}`)
      }),
    }
  },
}

async function propertiesOf({ read }: Http, object: string) {
  const { fields } = await read(Fields, 'GET', `/${object}/fields`)
  return {
    properties: fields.map(({ name, label, unique }) => ({
      name,
      label,
      type: 'text' as const,
      ...(unique ? { unique } : {}),
    })),
  }
}

async function ensure(http: Http, wanted: WantedProperty[]): Promise<string[]> {
  const made: string[] = []
  for (const { object, name, label, unique = false } of wanted)
    try {
      await http.write(Anything, 'POST', `/${object}/fields`, { name, label, unique })
      made.push(`${object}.${name}`)
    } catch (error) {
      // It is there already.
      if (!(error instanceof Refusal) || error.status !== 409) throw error
    }
  return made
}

/** Whatever goes wrong becomes a HubError. */
const safe =
  <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    try {
      return await act(...args)
    } catch (error) {
      throw toHubError(error)
    }
  }
