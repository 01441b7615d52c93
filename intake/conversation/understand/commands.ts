import type { ActionName } from '../../../hub/domain/conversation.ts'
import { plainWords } from './options.ts'

/**
 * What people say instead of answering, in each language that we speak; all of them are understood whatever language is
 * set, because people mix them. Written as `plainWords` leaves them: lower case, no accents, no punctuation.
 */
const COMMANDS: Partial<Record<ActionName, string>> = {
  skip: `skip, skip this, skip it, pass, next, later,
    uberspringen, weiter uberspringen, nachste, spater, passe, passer, sauter, suivant, plus tard,
    omitir, saltar, siguiente, mas tarde`,
  back: `back, go back, previous, undo, zuruck, vorherige, retour, revenir, precedent, atras, volver, anterior`,
  unsure: `not sure, unsure, i am not sure, im not sure, i m not sure, no idea, i don t know, dont know, don t know,
    unknown, dunno, nicht sicher, weiss nicht, weiss ich nicht, ich weiss nicht, keine ahnung, unbekannt,
    pas sur, pas sure, je ne sais pas, je sais pas, aucune idee, no estoy seguro, no estoy segura, no lo se, no se,
    ni idea`,
  decline: `prefer not to say, rather not say, i would rather not say, private, decline,
    mochte ich nicht sagen, keine angabe, lieber nicht, privat, je prefere ne pas repondre, je prefere ne pas le dire,
    prive, prefiero no decirlo, prefiero no responder, privado`,
  why: `why, why do you ask, who sees this, why ask, warum, wieso, warum fragen sie, wer sieht das, pourquoi,
    pourquoi cette question, qui voit cela, por que, por que preguntan, quien lo ve`,
  privacy: `privacy, what do you store, what is stored, data protection, datenschutz, was speichern sie,
    was wird gespeichert, confidentialite, que stockez vous, vie privee, privacidad, que guardan, que almacenan,
    proteccion de datos`,
  person: `person, ask a person, human, agent, talk to a person, talk to someone, mensch, mit einem menschen sprechen,
    jemand fragen, personne, parler a quelqu un, parler a une personne, persona, hablar con una persona,
    hablar con alguien`,
  call: `call me, call, please call me, phone me, ruckruf, rufen sie mich an, bitte anrufen, appelez moi, rappelez moi,
    llamenme, llameme, que me llamen`,
  send_now: `send now, send, send it, submit, finish, senden, jetzt senden, abschicken, absenden, envoyer,
    envoyer maintenant, enviar, enviar ahora`,
  continue: `continue, go on, go on without waiting, carry on, weiter, fortfahren, continuer, continuar, seguir`,
  more: `more, tell more, what else, menu, mehr, mehr erzahlen, plus, en dire plus, mas, decir mas`,
  enough: `enough, that is enough, thats enough, that s enough, stop, enough for now, that is enough for now,
    genug, das reicht, das genugt, assez, c est assez, ca suffit, basta, es suficiente, suficiente`,
}

const PHRASES = new Map<string, ActionName>(
  (Object.entries(COMMANDS) as [ActionName, string][]).flatMap(([action, phrases]) =>
    phrases.split(',').map((phrase): [string, ActionName] => [plainWords(phrase), action]),
  ),
)

/** A whole message that is a command and nothing else: "skip", "go back", "not sure". */
export const readCommand = (text: string): ActionName | null =>
  text.length > 60 ? null : (PHRASES.get(plainWords(text)) ?? null)

/** "edit employees", "change my phone": what should be edited, or null. */
export function readEdit(text: string): string | null {
  const [, what] =
    /^(?:edit|change|correct|fix|ändere?|ändern|korrigiere?|modifier|changer|corriger|cambiar|corregir|editar)\s+(?:my |our |the |meine? |unsere? |die |der |das |mon |ma |mes |le |la |les |mi |el |los |las )?([\p{L}\p{N} '’-]{2,60})$/iu.exec(
      text.trim(),
    ) ?? []
  return what ? plainWords(what) : null
}

const YES = new Set(
  `yes, y, yep, yeah, sure, ok, okay, right, go, go ahead, agree, agreed, fine, correct, true, done,
   ja, jawohl, klar, richtig, stimmt, einverstanden, oui, d accord, exact, si, claro, correcto, de acuerdo, vale`
    .split(',')
    .map(plainWords),
)
const NO = new Set(
  `no, n, nope, none, nothing, never, nein, nichts, keine, kein, keiner, non, rien, aucun, aucune, nada, ninguno, ninguna`
    .split(',')
    .map(plainWords),
)

/** A plain yes in any of the languages. */
export const isYes = (text: string): boolean => YES.has(plainWords(text))
/** A plain no, or "none". */
export const isNo = (text: string): boolean => NO.has(plainWords(text))
