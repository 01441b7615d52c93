import type { Connector } from '../hub/domain/connector.ts'
import { connectwise } from './connectwise/connectwise.ts'
import { hubspot } from './hubspot/hubspot.ts'

/** The connectors that a connection can be made with, by name. */
export const connectors: Record<string, Connector> = {
  [hubspot.name]: hubspot,
  [connectwise.name]: connectwise,
}
