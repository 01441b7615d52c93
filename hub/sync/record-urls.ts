import type { PreviewNeeds } from './preview-needs.ts'

/** Where people look at the records of a connection; undefined where its CRM has no such address. */
export async function urlsOf(
  { connections, connectors }: Pick<PreviewNeeds, 'connections' | 'connectors'>,
  connectionId: string,
): Promise<(object: string, id: string) => string | undefined> {
  const connection = await connections.find(connectionId)
  const connector = connection ? connectors[connection.crm] : undefined
  return (object, id) => (connection ? connector?.recordUrl?.(connection.settings, object, id) : undefined)
}
