import type { PublicSealingKey } from '../../hub/domain/sealed-answers.ts'
import type { LanguageCode } from '../../hub/domain/languages.ts'
import type { Actions } from './actions.ts'
import type { Call } from './calls.ts'
import type { DirectLine } from './direct-line.ts'
import type { Memory } from './memory.ts'
import { personLine } from './person-line.ts'
import type { Transport } from './transport.ts'
import { upload } from './upload.ts'

interface Needs {
  call: Call
  line: DirectLine
  /** Comes after the first drawing, which needs these actions. */
  transport: () => Transport
  memory: Memory
  language: LanguageCode
  /** The key of the open question, if its answers are sealed. */
  sealingKey: () => PublicSealingKey | undefined
  forgetDrafts: () => void
}

/** What a person can do beside answering, in the browser. */
export function personActions({ call, line, transport, memory, language, sealingKey, forgetDrafts }: Needs) {
  const person = personLine(call, (...request) => fetch(...request))
  const asPerson: Transport['asPerson'] = (use) => transport().asPerson(use)
  return {
    async upload(file, options) {
      const key = sealingKey()
      const content = key ? await (await import('./sealing/seal.ts')).sealFile(key, file) : file
      return asPerson((session) => upload(session, { name: file.name, content }, options))
    },
    removeFile: (id) => void asPerson((session) => line.removeFile(session, id)).catch(() => undefined),
    resumeLink: () => asPerson((session) => line.resumeLink(session, 'link')),
    colleagueLink: (step) => asPerson((session) => person.colleagueLink(session, step)),
    mailLink: (email) => asPerson((session) => person.mailLink(session, email, language)),
    ask: (method, path, body) => asPerson(({ token }) => call(method, path, token, body)),
    myData: () => asPerson(person.myData),
    exportMyData: () => asPerson(person.exportMyData),
    deleteMyData: () => asPerson(person.deleteMyData),
    resultPdf: () => asPerson(person.resultPdf),
    resultLink: () => asPerson(person.resultLink),
    speak(chosen) {
      memory.speak(chosen)
      const address = new URL(location.href)
      address.searchParams.set('lang', chosen)
      // Without a line the next message says it.
      const told = asPerson((session) => line.speak(session, chosen)).catch(() => undefined)
      void told.then(() => location.replace(address))
    },
    token: () => asPerson(({ token }) => Promise.resolve(token)).catch(() => null),
    startAgain() {
      transport().close()
      memory.forget()
      forgetDrafts()
      location.replace(location.pathname + location.search)
    },
    goOnHere: memory.session() ? () => location.replace(location.pathname + location.search) : null,
  } satisfies Partial<Actions>
}
