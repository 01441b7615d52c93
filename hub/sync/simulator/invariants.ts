/** Every promise that the simulator holds the sync to; the README says each in a sentence. */
export const INVARIANTS = {
  convergence:
    'After edits and faults stop, both sides agree on every two-way field, or a question is open, or a reason is shown.',
  quiescence: 'Once both sides agree, a further cycle over everything writes nothing on either side.',
  'no echo': 'What comes back from a CRM was said by somebody there, never by our own write.',
  'no silent lost update':
    'An edit is replaced only by a later one, by the policy of its line, or by a person; otherwise it is asked about.',
  'disjoint edits both survive': 'Edits of different fields never cost each other anything.',
  'at most one live record':
    'No crash, repetition or second worker leaves two live records of one assessment and kind in a CRM.',
  'no orphan': 'Every live record that we made is linked, waits for a person, or is noted as in flight.',
  'direction respected':
    'A line is written only in its direction, and fields without a line are never touched.',
  'blank safety': 'Nothing is cleared unless a person cleared it and the line allows it.',
  'order independence': 'The same webhooks in another order, or twice, end in the same state.',
  isolation: 'A record that the CRM refuses keeps no other record from getting through.',
  'budget never exceeded':
    'No window of a limit holds more calls than it may, and no call falls into an asked pause.',
  progress:
    'Every job ends within bounded calls, and nothing stays behind or in flight when faults are over.',
  'delete safety':
    'A deleted record is neither made again nor deletes anything here, unless a person says so.',
  'merge following': 'A link to a merged record follows the one that lives on, or a person is asked.',
  'a dry run tells the truth':
    'A look ahead writes nothing, and what a sync does right after it is exactly what it told.',
  'round trip': 'What a two-way line sends comes back as the value that it was made from.',
  'replay changes nothing': 'Webhooks and jobs that come again after everything is done change nothing.',
  'a pause is kept': 'A connection that is paused, stopped or refused makes no write, whatever is queued.',
  'a decision is kept':
    'What a person refused or took apart is not linked, made or associated again by itself.',
  'blast radius':
    'Within an hour no kind is blanked more often than the mapping allows without a person saying so.',
  'strangers change nothing that was there before them':
    'Who has not proved to belong to a company changes and learns nothing of a record that was there before.',
} as const

export type InvariantName = keyof typeof INVARIANTS
