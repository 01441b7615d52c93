import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Say } from '../../hub/domain/conversation.ts'
import type { Actions } from './actions.ts'
import { App } from './app.ts'
import { NO_DRAFTS } from './drafts.ts'
import { wordsOf, type PageLanguage } from './language.ts'
import { openingChat } from './state.ts'

export interface FirstScreen {
  msp: { name: string }
  /** What the conversation says to a stranger, with its first question. */
  opening: Say[]
  language: PageLanguage
}

/** The first screen as HTML, so that it can be read before the script has arrived; the client takes it over. */
export function renderFirst({ msp, opening, language }: FirstScreen): string {
  const words = wordsOf(language)
  return `<div id="app">${renderToString(
    h(App, { msp: msp.name, words, chat: openingChat(opening), actions: NOTHING_YET }),
  )}</div>`
}

const notYet = () => Promise.reject(new Error('Not in a browser.'))
const NOTHING_YET: Actions = {
  answer: notYet,
  type() {},
  act() {},
  upload: notYet,
  removeFile() {},
  resumeLink: notYet,
  colleagueLink: notYet,
  mailLink: notYet,
  ask: notYet,
  myData: notYet,
  exportMyData: notYet,
  deleteMyData: notYet,
  resultPdf: notYet,
  resultLink: notYet,
  speak() {},
  token: () => Promise.resolve(null),
  startAgain() {},
  goOnHere: null,
  drafts: NO_DRAFTS,
}
