import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Role, Scope } from '../domain/access.ts'

/** The person who is signed in. */
export interface Me {
  id: string
  name: string
  email: string
  role: Role
  scopes: readonly Scope[]
}

export type MeReply = { user: Me } | { user: null; needsSetup: boolean }

export const MeContext = createContext<Me | null>(null)

/** Whether the person who is signed in may do something; pages leave out what they may not. */
export const useMay = (scope: Scope): boolean => useContext(MeContext)?.scopes.includes(scope) ?? false
