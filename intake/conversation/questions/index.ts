import type { QuestionDef } from '../question.ts'
import { companyName, confirmCompany } from './company.ts'
import { contact } from './contact.ts'
import { spend } from './costs.ts'
import { decision, interests } from './needs.ts'
import { checkNow } from './depth/check.ts'
import { safety } from './network.ts'
import { core, office } from './run.ts'
import { send } from './send.ts'
import { industry, itToday, size } from './work.ts'
import { name, website, whyNow } from './you.ts'

/** The must-ask path in its order; `send` closes it. At most fifteen screens, whatever is answered. */
export const MUST_ASK: readonly QuestionDef[] = [
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
  checkNow,
  spend,
  interests,
  decision,
  send,
]
