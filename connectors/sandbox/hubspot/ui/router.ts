import { Router } from 'express'
import type { Portal } from '../portal.ts'

/** The page where a person sees and edits the records as a rep would. */
export function uiRouter(_needs: { portal: Portal; styleHref: string | undefined }): Router {
  return Router()
}
