import type { Answer, Source } from '../../hub/domain/answers.ts'
import type { View } from './view.ts'

/** Where a value comes from, as the prospect reads it: "you", "acme.com", "DNS", the MSP's name. */
export function sourceLabel(answer: Answer, view: View): string {
  const { source, detail, confirmedBy } = answer.provenance
  const label = labelOf(source, detail, view)
  return confirmedBy === 'prospect' ? view.t`${label}, confirmed by you` : label
}

function labelOf(source: Source, detail: string | undefined, view: View): string {
  switch (source) {
    case 'prospect':
      return view.t`you`
    case 'crm':
    case 'staff':
      return view.msp.name
    case 'recon':
      return detail ?? view.t`public records`
    case 'isp':
      return detail ?? view.t`your connection`
    case 'scanner':
      return view.t`scan`
    case 'derived':
      return view.t`worked out`
  }
}
