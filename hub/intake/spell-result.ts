import type { Result } from '../domain/conversation.ts'

/** The result as text, for clients that draw none. */
export function spellResult({ fine, fix, unchecked, next }: Result): string {
  const lines = (title: string, items: string[]) =>
    items.length > 0 ? [title, ...items.map((one) => `- ${one}`), ''] : []
  return [
    ...lines(
      'Fine',
      fine.map(({ title, effect }) => `${title}. ${effect}`),
    ),
    ...lines(
      'To fix',
      fix.map(({ title, effect, fix: how }) => `${title}. ${effect} ${how}`),
    ),
    ...lines('Could not be checked', unchecked),
    'Next',
    next.text,
    ...(next.bookingUrl ? [next.bookingUrl] : []),
  ].join('\n')
}
