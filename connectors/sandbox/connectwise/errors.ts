/** One bad field, as ConnectWise names it. */
export interface Problem {
  /** `MissingRequiredField`, `InvalidField`, `MaxLengthField`, `OutOfRange`, `NotFound`, `ObjectExists`, … */
  code: string
  message: string
  resource: string
  field: string
}

/** A refusal with ConnectWise's own status and body. */
export class ApiError extends Error {
  readonly status: number
  readonly body: { code: string; message: string; errors?: Problem[] }

  constructor(status: number, code: string, message: string, errors?: Problem[]) {
    super(message)
    this.status = status
    this.body = { code, message, ...(errors === undefined ? {} : { errors }) }
  }
}

export const invalidObject = (model: string, errors: Problem[]) =>
  new ApiError(400, 'InvalidObject', `${model} object is invalid`, errors)

export const notFound = (title: string, id: string | number) =>
  new ApiError(404, 'NotFound', `${title} ${id} not found`)

export const noEndpoint = () => new ApiError(404, 'ConnectWiseApi', 'The endpoint does not exist.')

export const badRequest = (message: string) => new ApiError(400, 'ConnectWiseApi', message)

export const broken = (status = 500) =>
  new ApiError(status, 'ConnectWiseApi', 'An unexpected error has occurred.')

export const tooMany = () =>
  new ApiError(429, 'ConnectWiseApi', 'The request limit has been exceeded. Try again later.')

/** The security role of the API member does not reach so far. */
export const forbidden = () =>
  new ApiError(403, 'Security', 'You do not have security permission to perform this action.')

export const unauthorized = (message: string) => new ApiError(401, 'Unauthorized', message)

export const missing = (resource: string, field: string): Problem => ({
  code: 'MissingRequiredField',
  message: `The ${field} field is required.`,
  resource,
  field,
})

export const invalid = (resource: string, field: string, message: string): Problem => ({
  code: 'InvalidField',
  message,
  resource,
  field,
})
