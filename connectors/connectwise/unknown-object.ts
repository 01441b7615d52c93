import { HubError } from '../../hub/domain/errors.ts'
import { OBJECTS } from './objects.ts'

export const unknownObject = (object: string): HubError =>
  new HubError('invalid_input', `The ConnectWise connector knows no “${object}”.`, {
    hint: `It knows ${Object.keys(OBJECTS).join(', ')}.`,
    about: { object },
  })
