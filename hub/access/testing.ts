import express, { type Express } from 'express'
import { z } from 'zod'
import type { Clock } from '../domain/clock.ts'
import { apiRouter, route } from '../platform/api.ts'
import { silentLog } from '../platform/log.ts'
import { problemHandler } from '../platform/problems.ts'
import { openTestStore } from '../store/testing.ts'
import { makeAccess, type Access } from './index.ts'
import { makePasswords } from './passwords.ts'

export const PUBLIC_URL = 'http://sentry.test'
export const GOOD_PASSWORD = 'four quiet garden gates'

/** What a browser sends with a request from one of our own pages. */
export const OWN_PAGE = { Origin: PUBLIC_URL }

/** A clock that tests move. */
export interface MovableClock extends Clock {
  passMs(ms: number): void
}

/** Starts at the present, because the database forgets what has expired by its own clock. */
export function movableClock(): MovableClock {
  let now = Date.now()
  return { now: () => new Date(now), passMs: (ms) => void (now += ms) }
}

/** Access on a real store behind a real Express app, with two routes to knock at. */
export async function openTestAccess({ secureCookies = false } = {}) {
  const store = await openTestStore()
  const clock = movableClock()
  const access = makeAccess({
    connection: store.connection,
    keys: store.keys,
    clock,
    log: silentLog,
    publicUrl: () => PUBLIC_URL,
    secureCookies,
    passwords: makePasswords({ N: 2 ** 10, r: 8, p: 1 }),
  })
  const forgetAll = async () => {
    await Promise.all(Object.values(store.connection.models).map((model) => model.deleteMany({})))
  }
  return { ...store, clock, access, app: appWith(access), forgetAll }
}

function appWith(access: Access): Express {
  const probe = (method: 'get' | 'post') =>
    route({
      method,
      path: '/probe',
      tag: 'Test',
      summary: 'Says who is calling',
      scope: method === 'get' ? 'assessments:read' : 'connections:write',
      status: 200,
      reply: z.unknown(),
      run: async ({ principal }) => principal,
    })
  return express()
    .set('trust proxy', 'loopback')
    .use(access.router)
    .get('/page', access.requireUser, (_req, res) => void res.send('the page'))
    .use('/api', apiRouter([...access.routes, probe('get'), probe('post')], access.authorize))
    .use(problemHandler(silentLog))
}
