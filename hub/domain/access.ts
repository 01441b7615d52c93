/** What a caller may do. Roles of people are fixed sets of scopes; API keys carry their own. */
export const SCOPES = [
  'assessments:read',
  'assessments:write',
  'domain:read',
  'connections:read',
  'connections:write',
  'settings:write',
  'team:write',
] as const
export type Scope = (typeof SCOPES)[number]

export const ROLES = ['admin', 'rep'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_SCOPES: Record<Role, readonly Scope[]> = {
  admin: SCOPES,
  rep: ['assessments:read', 'assessments:write', 'domain:read', 'connections:read'],
}

/** Who is calling: a signed-in person, or a program with an API key. */
export interface Principal {
  kind: 'user' | 'key'
  id: string
  name: string
  role?: Role
  scopes: readonly Scope[]
}
