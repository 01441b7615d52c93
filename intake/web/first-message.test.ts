import assert from 'node:assert/strict'
import { renderFirst } from './first-message.ts'

describe('The first screen from the server', () => {
  const html = renderFirst({
    msp: { name: 'North & West <IT>' },
    language: { code: 'en', sentences: {} },
    opening: [
      { say: 'Hello, try `acme.com`. <script>alert(1)</script>' },
      {
        say: 'What is your name?',
        question: {
          id: 'you.name',
          step: 'you',
          control: { kind: 'fields', fields: [{ name: 'first', label: 'First name', maxLength: 100 }] },
          why: 'So that we know how to address you.',
          skippable: false,
          canBeUnsure: false,
          canBeDeclined: false,
        },
      },
    ],
  })

  it('holds the greeting, the question and its control', () => {
    assert.match(html, /<h1>IT assessment with North &amp; West &lt;IT>/)
    assert.match(html, /What is your name\?/)
    assert.match(html, /<input[^>]*data-first/)
    assert.match(html, /<code>acme\.com<\/code>/)
  })

  it('shows markup in a text as text', () => assert.ok(!html.includes('<script')))

  it('has no style attribute and no inline handler, which the CSP would refuse', () =>
    assert.ok(!/\s(style|on\w+)=/.test(html)))

  it('says who speaks, in a log, with a status beside it', () => {
    assert.match(html, /role="log"/)
    assert.match(html, /role="status"/)
    assert.match(html, /class="visually-hidden">Sentry: ?</)
  })
})
