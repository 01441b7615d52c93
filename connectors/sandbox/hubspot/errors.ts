import { randomUUID } from 'node:crypto'

/** One bad property value, as HubSpot names it. */
export interface PropertyProblem {
  name: string
  /** `PROPERTY_DOESNT_EXIST`, `INVALID_OPTION`, `INVALID_NUMBER`, … */
  code: string
  message: string
}

/** A refusal with HubSpot's own status and body. */
export class ApiError extends Error {
  readonly status: number
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown> & { message: string }) {
    super(body.message)
    this.status = status
    this.body = { status: 'error', correlationId: randomUUID(), ...body }
  }
}

/** The real message repeats the problems as JSON text; both forms are used in the wild. */
export const invalidProperties = (problems: PropertyProblem[]) =>
  new ApiError(400, {
    message: `Property values were not valid: ${JSON.stringify(
      problems.map(({ name, code, message }) => ({
        isValid: false,
        message,
        error: code,
        name,
        localizedErrorMessage: message,
      })),
    )}`,
    errors: problems.map(({ name, code, message }) => ({ message, code, context: { propertyName: [name] } })),
    category: 'VALIDATION_ERROR',
  })

export const requiredMissing = (object: string, properties: string[]) =>
  new ApiError(400, {
    message: `Error creating ${object.replace(/s$/, '').toUpperCase()}. Some required properties were not set.`,
    errors: [
      {
        message: `Error creating ${object.replace(/s$/, '').toUpperCase()}. Some required properties were not set.`,
        code: 'MISSING_REQUIRED_PROPERTY',
        context: { properties },
      },
    ],
    category: 'VALIDATION_ERROR',
  })

export const invalidInput = (message: string) => new ApiError(400, { message, category: 'VALIDATION_ERROR' })

export const notFound = (object: string, id: string) =>
  new ApiError(404, {
    message: `Object not found.  objectId are usually numeric.`,
    context: { id: [id], objectType: [object] },
    category: 'OBJECT_NOT_FOUND',
  })

export const conflict = (label: string, id: string) =>
  new ApiError(409, { message: `${label} already exists. Existing ID: ${id}`, category: 'CONFLICT' })

export const badToken = () =>
  new ApiError(401, {
    message: 'Authentication credentials not found. This API supports OAuth 2.0 authentication.',
    category: 'INVALID_AUTHENTICATION',
  })

export const expiredToken = () =>
  new ApiError(401, {
    message: 'The OAuth token used to make this call expired a moment ago.',
    category: 'EXPIRED_AUTHENTICATION',
  })

export const missingScopes = (scopes: string[]) =>
  new ApiError(403, {
    message: 'This app hasn’t been granted all required scopes to make this call.',
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: scopes },
      },
    ],
    category: 'MISSING_SCOPES',
  })

export type Policy = 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY'

export const tooMany = (policyName: Policy) =>
  new ApiError(429, {
    message: `You have reached your ${policyName.toLowerCase()} limit.`,
    errorType: 'RATE_LIMIT',
    policyName,
    groupName: policyName === 'SECONDLY' ? 'search:standard' : 'privateapp',
    category: 'RATE_LIMITS',
  })

export const broken = (status = 500) => new ApiError(status, { message: 'internal error' })
