/** The registration of the MSP's bot in Azure. */
export interface TeamsSettings {
  clientId: string
  clientSecret: string
  tenantId: string
  /** Who signs and grants tokens; unset: Microsoft's public cloud. */
  authority?: string
  /** Hosts that we may answer to, besides Microsoft's own. */
  serviceHosts?: readonly string[]
}

export const PUBLIC_CLOUD = 'https://login.microsoftonline.com'
