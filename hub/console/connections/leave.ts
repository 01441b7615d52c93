import { send } from '../api.ts'

/** Goes to the CRM to sign in there; it leads back to the page `signed-in`. */
export async function leave(wanted: object): Promise<void> {
  const path = '/api/connections/oauth/start'
  const { authorizeUrl } = await send<{ authorizeUrl: string }>('POST', path, wanted)
  location.assign(authorizeUrl)
}
