import type { Answer, Source } from '../../hub/domain/answers.ts'
import type { ConversationView } from '../../hub/domain/conversation.ts'

/** Where a value comes from, as the prospect reads it: "you", "acme.com", "DNS", the MSP's name. */
export function sourceLabel(answer: Answer, view: ConversationView): string {
  const { source, detail, confirmedBy } = answer.provenance
  const label = labelOf(source, detail, view)
  return confirmedBy === 'prospect' ? `${label}, confirmed by you` : label
}

function labelOf(source: Source, detail: string | undefined, view: ConversationView): string {
  switch (source) {
    case 'prospect':
      return 'you'
    case 'crm':
    case 'staff':
      return view.msp.name
    case 'recon':
      return detail ?? 'public records'
    case 'isp':
      return detail ?? 'your connection'
    case 'scanner':
      return 'scan'
    case 'derived':
      return 'worked out'
  }
}
