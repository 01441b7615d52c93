import { Router, urlencoded, type Request, type Response } from 'express'
import { z } from 'zod'
import { html, type Html } from './ui/html.ts'
import { sameOrigin } from './ui/same-origin.ts'
import type { OAuthNeeds } from './oauth-api.ts'

const MAX_SCOPES = 100
const Asked = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }).max(2000),
  scope: z.string().default(''),
  optional_scope: z.string().default(''),
  state: z.string().max(2000).default(''),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.literal('S256').optional(),
})
type Asked = z.infer<typeof Asked>

/** `/oauth/authorize`: where an admin lets an app into the account, as on app.hubspot.com. */
export function authorizePage(needs: OAuthNeeds & { styleHref: string | undefined }): Router {
  const router = Router()
  router.get('/oauth/authorize', (req, res) => {
    const asked = Asked.safeParse(req.query)
    const problem = asked.success ? problemOf(needs, asked.data) : 'The address is not complete.'
    if (!asked.success || problem !== undefined)
      return page(
        needs,
        res.status(400),
        html`<h1>This app cannot be connected</h1>
          <p>${problem}</p>`,
      )
    page(needs, res, consent(needs, req, asked.data), new URL(asked.data.redirect_uri).origin)
  })
  router.post('/oauth/authorize', sameOrigin, urlencoded({ extended: false, limit: '20kb' }), (req, res) => {
    const asked = Asked.extend({ decision: z.enum(['connect', 'cancel']) }).safeParse(req.body)
    if (!asked.success || problemOf(needs, asked.data) !== undefined)
      return page(needs, res.status(400), html`<h1>This app cannot be connected</h1>`)
    const { redirect_uri: redirectUri, state, code_challenge: challenge } = asked.data
    const back = new URL(redirectUri)
    if (asked.data.decision === 'connect')
      back.searchParams.set('code', needs.tokens.code({ redirectUri, challenge }))
    else {
      back.searchParams.set('error', 'access_denied')
      back.searchParams.set('error_description', 'The user denied access.')
    }
    if (state !== '') back.searchParams.set('state', state)
    res.redirect(303, back.href)
  })
  return router
}

function problemOf({ app }: OAuthNeeds, asked: Asked): string | undefined {
  if (asked.client_id !== app.clientId) return 'There is no app with this client id.'
  return scopesOf(asked).length > MAX_SCOPES ? 'Too many permissions are asked for.' : undefined
}

const scopesOf = ({ scope }: Asked) => scope.split(' ').filter(Boolean)

const consent = ({ portalId }: OAuthNeeds, req: Request, asked: Asked): Html =>
  html`<h1>Connect an app to this account?</h1>
    <p>
      <strong>${new URL(asked.redirect_uri).host}</strong> asks to work in account ${portalId}, with these
      permissions:
    </p>
    <ul>
      ${scopesOf(asked).map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
    <form class="row" method="post" action="${req.baseUrl}/oauth/authorize">
      ${Object.entries(asked).map(
        ([name, value]) =>
          value !== undefined && html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <button class="primary" type="submit" name="decision" value="connect">Connect app</button>
      <button type="submit" name="decision" value="cancel">Cancel</button>
    </form>`

/** `to` is where the form may lead: browsers apply form-action to redirects too. */
function page({ styleHref }: { styleHref: string | undefined }, res: Response, body: Html, to = ''): void {
  res.set({
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${to}; frame-ancestors 'none'; base-uri 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
  res.type('html').send(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Connect an app · CRM stand-in</title>
          <link rel="icon" href="data:," />
          ${styleHref ? html`<link rel="stylesheet" href="${styleHref}" />` : ''}
          <link rel="stylesheet" href="../ui/ui.css" />
        </head>
        <body class="dense">
          <main id="main" class="crm-main"><div class="card stack">${body}</div></main>
        </body>
      </html>`.markup,
  )
}
