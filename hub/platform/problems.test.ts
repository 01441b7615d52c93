import assert from 'node:assert/strict'
import express from 'express'
import request from 'supertest'
import { HubError } from '../domain/errors.ts'
import type { Log } from '../domain/ports.ts'
import { problemHandler } from './problems.ts'

describe('A failure', () => {
  const lines: string[] = []
  const write = (about: object, phrase: string) => void lines.push(JSON.stringify({ ...about, phrase }))
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log }
  const failing = (error: unknown) => {
    const app = express()
    app.get('/thing', () => {
      throw error
    })
    return app.use(problemHandler(log))
  }
  beforeEach(() => void lines.splice(0))

  it('of our own is shown with what to do next, when to come back, and every bad field', async () => {
    const error = new HubError('too_many_requests', 'Too many.', {
      hint: 'Wait a little.',
      retryAfterSeconds: 1.2,
      fields: [{ path: 'a.b', message: 'too often' }],
    })
    const { body } = await request(failing(error)).get('/thing').expect(429).expect('Retry-After', '2')
    assert.deepEqual(body, {
      type: 'urn:entourage-sentry:problem:too_many_requests',
      title: 'Too many requests',
      status: 429,
      code: 'too_many_requests',
      detail: 'Too many.',
      hint: 'Wait a little.',
      errors: [{ path: 'a.b', message: 'too often' }],
    })
    assert.deepEqual(lines, [])
  })

  it('of unknown kind is logged by kind, cause and place, without a word of its text', async () => {
    const error = new TypeError('ada@acme.test is odd', {
      cause: Object.assign(new Error('Ada'), { code: 11000 }),
    })
    const { text } = await request(failing(error)).get('/thing?q=ada').expect(500)
    assert.doesNotMatch(text, /ada|odd/i)
    assert.equal(lines.length, 1)
    assert.match(
      lines[0] ?? '',
      /"thrown":"TypeError".*problems\.test\.ts.*"errorCode":11000.*"path":"\/thing"/,
    )
    assert.doesNotMatch(lines[0] ?? '', /ada/i)
  })

  it('that is no error at all is still answered', () => request(failing('text')).get('/thing').expect(500))
})
