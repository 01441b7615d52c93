import { nameOf, type AssessmentView } from './assessment/view.ts'
import { useLoad } from './load.ts'

type Named = Pick<AssessmentView, 'id' | 'company' | 'domain' | 'contact'>

/** Names of the latest assessments by their ids, for lists that know ids alone; others are called "Assessment". */
export function useNames(): (id: string) => string {
  const items = useLoad<{ items: Named[] }>('/api/assessments?limit=100').data?.items ?? []
  const names = new Map(items.map((one) => [one.id, nameOf(one)]))
  return (id) => names.get(id) ?? 'Assessment'
}
