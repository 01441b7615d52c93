export { isPublic, publicWebOnly, type ConnectPolicy } from './address-policy.ts'
export {
  createGuardedClient,
  type GetOptions,
  type GuardedClient,
  type GuardedNeeds,
  type GuardedReply,
} from './guarded-client.ts'
export type { GuardReason } from './target.ts'
export type { TlsFacts } from './tls-facts.ts'
