import { z } from 'zod'
import { route, type ApiRoute } from '../platform/api.ts'
import type { Files } from './files.ts'

const FileView = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string().describe('By its first bytes'),
  bytes: z.number().int(),
  at: z.string(),
  sealed: z.literal(true).optional().describe('Encrypted in the browser: the hub cannot read it'),
})
const tag = 'Files'

/** What prospects handed over, for staff. */
export function fileRoutes({ files }: { files: Files }): ApiRoute[] {
  return [
    route({
      method: 'get',
      path: '/assessments/{id}/files',
      tag,
      summary: 'List the files of an assessment',
      scope: 'assessments:read',
      params: z.object({ id: z.string().min(1).max(64) }),
      status: 200,
      reply: z.object({ items: z.array(FileView) }),
      run: async ({ params }) => ({ items: await files.ofAssessment(params.id) }),
    }),
    route({
      method: 'get',
      path: '/assessments/{id}/files/{fileId}',
      tag,
      summary: 'Download a file of an assessment',
      description: 'Always as an attachment: a browser neither shows nor runs what a stranger sent.',
      scope: 'assessments:read',
      params: z.object({ id: z.string().min(1).max(64), fileId: z.string().min(1).max(64) }),
      status: 200,
      fileType: 'application/octet-stream',
      errors: ['not_found'],
      async run({ params, res }) {
        const { file, content } = await files.read(params.id, params.fileId)
        res.attachment(file.name).set({
          'Content-Type': file.contentType,
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "sandbox; default-src 'none'",
        })
        return content
      },
    }),
  ]
}
