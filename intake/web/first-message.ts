import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Say } from '../../hub/domain/conversation.ts'
import { App } from './app.ts'
import { openingChat } from './state.ts'

export interface FirstScreen {
  msp: { name: string }
  /** What the conversation says to a stranger, with its first question. */
  opening: Say[]
}

/** The first screen as HTML, so that it can be read before the script has arrived; the client takes it over. */
export function renderFirst({ msp, opening }: FirstScreen): string {
  return `<div id="app">${renderToString(
    h(App, { msp: msp.name, chat: openingChat(opening), actions: NOTHING_YET }),
  )}</div>`
}

const NOTHING_YET = {
  answer() {},
  type() {},
  act() {},
  resumeLink: () => Promise.reject(new Error('Not in a browser.')),
  startAgain() {},
  goOnHere: null,
}
