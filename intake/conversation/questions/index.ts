import type { QuestionDef } from '../question.ts'
import { companyName, confirmCompany } from './company.ts'
import { contact } from './contact.ts'
import { spend } from './costs.ts'
import { decision, interests } from './needs.ts'
import { safety } from './network.ts'
import { core, office } from './run.ts'
import { send } from './send.ts'
import { industry, itToday, size } from './work.ts'
import { name, website, whyNow } from './you.ts'

/** The must-ask path in its order; `send` closes it. At most fifteen screens, whatever is answered. */
export const QUESTIONS: readonly QuestionDef[] = [
  name,
  website,
  whyNow,
  contact,
  confirmCompany,
  companyName,
  industry,
  size,
  itToday,
  office,
  core,
  safety,
  spend,
  interests,
  decision,
  send,
]

const BY_ID = new Map(QUESTIONS.map((one) => [one.id, one]))

export const questionById = (id: string | null): QuestionDef | undefined => (id ? BY_ID.get(id) : undefined)
