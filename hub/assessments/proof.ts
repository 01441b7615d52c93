import { valueOf, type Answers } from '../domain/answers.ts'
import type { Assessment } from '../domain/assessment.ts'
import { isFreeMail, mailDomainOf } from '../domain/free-mail.ts'
import type { AssessmentChange } from './assessments.ts'

/**
 * Whether a proved address makes the assessment verified: it is the contact's, and its domain is the company's own.
 * It is asked anew with every change, or somebody could prove an address of one company and then name another. The
 * MSP and its CRM may correct either without ending it: they know whom they speak of.
 */
export function isProved(current: Assessment, next: Assessment, change: AssessmentChange): boolean {
  if (!next.proof) return next.verified
  if (fits(next.answers, next.proof.email)) return true
  const corrected = (change.answers ?? []).every(
    ({ provenance: { source } }) => source === 'crm' || source === 'staff',
  )
  return (
    current.verified &&
    current.proof !== null &&
    current.proof !== undefined &&
    change.proof === undefined &&
    corrected
  )
}

function fits(answers: Answers, email: string): boolean {
  const domain = mailDomainOf(email)
  if (domain === '' || isFreeMail(domain)) return false
  return valueOf(answers, 'contact.email') === email && valueOf(answers, 'company.domain') === domain
}
