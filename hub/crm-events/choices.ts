import type { Connection } from '../domain/sync.ts'
import type { Mapping } from '../mapping/mapping.ts'

/** `{choice.kind}` → what the admin chose for it. */
export const withChoices = (text: string, { choices }: Mapping, connection: Connection): string =>
  text.replaceAll(
    /\{choice\.(\w+)\}/g,
    (_, name: string) => connection.choices[name] ?? choices.find((one) => one.name === name)?.default ?? '',
  )
