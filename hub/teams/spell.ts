/** An activity of the conversation, as clients with cards have it. */
export interface Said {
  type: string
  text?: unknown
  attachments?: unknown
  suggestedActions?: unknown
  [part: string]: unknown
}

/**
 * A message as Teams takes it: no attachments of plain text, no buttons that carry a value, nothing that is meant for
 * our own client. Buttons that say their own words stay.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export function forTeams({ text, attachments, suggestedActions, inputHint }: Said) {
  const parts = list(attachments)
  const plain = parts
    .filter(({ contentType }) => contentType === 'text/plain')
    .map(({ content }) => String(content))
  const cards = parts.filter(({ contentType }) => contentType !== 'text/plain')
  const buttons = list(record(suggestedActions).actions).filter(({ type }) => type === 'imBack')
  return {
    type: 'message',
    textFormat: 'plain',
    text: [typeof text === 'string' ? text : '', ...plain].filter(Boolean).join('\n\n'),
    inputHint: typeof inputHint === 'string' ? inputHint : 'acceptingInput',
    ...(cards.length > 0 ? { attachments: cards } : {}),
    ...(buttons.length > 0 ? { suggestedActions: { actions: buttons, to: [] } } : {}),
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : [])
