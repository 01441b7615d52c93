import assert from 'node:assert/strict'
import type { Question } from '../../hub/domain/conversation.ts'
import { readActivity, type Activity } from './activity.ts'
import { openingChat, reduce, type Chat } from './state.ts'

const ask = (id: string, kind: 'text' | 'continue' = 'text'): Question => ({
  id,
  step: 'you',
  control:
    kind === 'text'
      ? { kind, label: 'Website', maxLength: 100 }
      : { kind, label: 'Send now', action: 'send_now' },
  why: 'Because.',
  skippable: false,
  canBeUnsure: false,
  canBeDeclined: false,
})

let count = 0
const wire = (raw: Record<string, unknown>): Activity => {
  const activity = readActivity({ id: `act-${++count}`, type: 'message', from: { role: 'bot' }, ...raw })
  assert.ok(activity)
  return activity
}
const says = (text: string, question?: Question) => wire({ text, channelData: { sentry: { question } } })
const echo = (text: string, clientActivityID: string) =>
  wire({ text, from: { role: 'user' }, channelData: { clientActivityID } })
const received = (chat: Chat, ...activities: Activity[]) => reduce(chat, { type: 'received', activities })
const said = (chat: Chat, clientId: string, text: string, answers?: string) =>
  reduce(chat, { type: 'said', clientId, text, ...(answers ? { answers } : {}) })
const texts = ({ lines }: Chat) => lines.map(({ text }) => text)

describe('The state of the chat', () => {
  const opening = openingChat([{ say: 'Hello.' }, { say: 'Your website?', question: ask('website') }])

  it('shows the opening at once, with its question open', () => {
    assert.deepEqual(texts(opening), ['Hello.', 'Your website?'])
    assert.equal(opening.question?.id, 'website')
    assert.equal(opening.askedBy, 'opening-1')
  })

  it('replaces the opening by what the hub really says, without doubling it', () => {
    const chat = received(opening, says('Hello.'), says('Your website?', ask('website')))
    assert.deepEqual(texts(chat), ['Hello.', 'Your website?'])
  })

  it('keeps an answer that was given before the hub greeted us below the greeting', () => {
    let chat = said(opening, 'mine', 'acme.com', 'website')
    chat = received(chat, says('Hello.'), says('Your website?', ask('website')))
    assert.deepEqual(texts(chat), ['Hello.', 'Your website?', 'acme.com'])
    assert.equal(chat.misunderstood, false)
    assert.equal(chat.answering, 'website', 'the answer is still on its way')
  })

  it('shows words at once as waiting, and as sent when they come back', () => {
    let chat = said(opening, 'mine', 'acme.com', 'website')
    assert.equal(chat.lines.at(-1)?.state, 'waiting')
    chat = received(chat, echo('acme.com', 'mine'))
    assert.equal(chat.lines.length, 3)
    assert.equal(chat.lines.at(-1)?.state, 'sent')
  })

  it('knows an answer that was not understood from a new question', () => {
    const started = received(opening, says('Your website?', ask('website')))
    const answered = received(said(started, 'mine', 'hm', 'website'), echo('hm', 'mine'))
    assert.equal(received(answered, says('Try `acme.com`.', ask('website'))).misunderstood, true)
    assert.equal(received(answered, says('Why now?', ask('why'))).misunderstood, false)
  })

  it('opens the question again after an action that asked nothing new', () => {
    const started = received(opening, says('Your website?', ask('website')))
    const waiting = said(started, 'mine', 'Ask a person')
    assert.equal(waiting.answering, '')
    const chat = received(waiting, echo('Ask a person', 'mine'), says('A person will get in touch.'))
    assert.equal(chat.lines.length, 3)
    assert.equal(chat.answering, null)
    assert.equal(chat.question?.id, 'website')
  })

  it('opens the question again after an answer that the hub would not read', () => {
    const started = received(opening, says('Your website?', ask('website')))
    const answered = received(said(started, 'mine', 'x'.repeat(20_000), 'website'), echo('xxx…', 'mine'))
    assert.equal(answered.answering, 'website')
    assert.equal(received(answered, says('That is too long.')).answering, null)
  })

  it('adds what was said on another device', () => {
    const chat = received(opening, says('Your website?', ask('website')), echo('acme.com', 'other-tab'))
    assert.deepEqual(texts(chat), ['Your website?', 'acme.com'])
  })

  it('takes the offer to send away once the result is there, and leaves other questions open', () => {
    const result = wire({
      type: 'event',
      name: 'sentry.result',
      value: { fine: [], fix: [], unchecked: [], next: { text: 'Talk to us.' } },
    })
    const summary = (state: string) =>
      wire({
        type: 'event',
        name: 'sentry.summary',
        value: { steps: [{ id: 'you', label: 'You', state }], sections: [], facts: [] },
      })
    const offered = received(opening, says('Send?', ask('send', 'continue')), summary('current'))
    assert.equal(received(offered, says('Sent.'), result, summary('done')).question, null)
    const editing = received(opening, says('Employees?', ask('employees')))
    assert.equal(received(editing, result, summary('current')).question?.id, 'employees')
  })

  it('says so when the hub will not take something', () => {
    const chat = reduce(said(opening, 'mine', 'x', 'website'), { type: 'failed', clientId: 'mine' })
    assert.equal(chat.lines.at(-1)?.state, 'failed')
    assert.equal(chat.answering, null, 'it can be said differently')
  })

  it('does not claim to look things up once the line was broken', () => {
    const looking = received(
      opening,
      wire({ type: 'event', name: 'sentry.working', value: { what: 'Looking…' } }),
    )
    assert.equal(looking.working, 'Looking…')
    assert.equal(reduce(looking, { type: 'connection', connection: 'offline' }).working, null)
    assert.equal(reduce(looking, { type: 'quiet' }).working, null)
  })

  it('skips events that do not have the shape agreed on', () => {
    for (const value of [null, 7, 'x', {}, { steps: 'no' }, { fine: [] }])
      for (const name of ['sentry.summary', 'sentry.result', 'sentry.else'])
        assert.deepEqual(received(opening, wire({ type: 'event', name, value })), opening)
  })
})
