import type { LambdaFunctionURLEvent } from 'aws-lambda'
import * as z from 'zod'
import { toLocalDate } from '../../../shared/calendar/local-time.ts'
import { type LinkPurpose, linkPurposes } from '../../../shared/links/link.ts'
import { readLink } from '../../../shared/links/sign-link.ts'
import { countLinkUse } from '../../../shared/store/link-uses.ts'
import { board, linkKeys, table } from '../wiring.ts'
import { approve } from './approve.tsx'
import { comment } from './comment.tsx'
import { documents } from './documents.tsx'
import type { LinkAnswer, LinkPage, LinkRequest } from './link-page.ts'
import { preferences } from './preferences.tsx'
import { expiredLinkPage, overusedLinkPage, unknownLinkPage, wrongMethodPage } from './refusals.tsx'
import { update } from './update.tsx'
import { upload } from './upload.tsx'

const PAGES: { readonly [P in LinkPurpose]: LinkPage<P> } = { approve, comment, update, upload, documents, preferences }

/** More than any form of a page sends. */
const MAX_FORM_CHARACTERS = 20_000

const urlEvent = z.object({
  rawPath: z.string().max(2000),
  rawQueryString: z.string().max(2000).default(''),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    domainName: z.string(),
    timeEpoch: z.number(),
    http: z.object({ method: z.string() }),
  }),
  headers: z.record(z.string(), z.string().optional()).default({}),
})

/** Finds the page of a link and lets it answer. A GET or HEAD only shows; a POST acts, if the link has not acted too often. */
export async function handleLink(event: LambdaFunctionURLEvent): Promise<LinkAnswer> {
  const { rawPath, rawQueryString, requestContext, ...rest } = urlEvent.parse(event)
  const now = new Date(requestContext.timeEpoch).toISOString()
  const { method } = requestContext.http
  const [, purpose, token = '', ...below] = rawPath.split('/')
  const known = linkPurposes.find(one => one === purpose)
  if (known === undefined) return unknownLinkPage()
  const reading = readLink(token, { board: board().board.id, purpose: known, keys: await linkKeys(), now })
  if (reading.outcome !== 'valid') return reading.outcome === 'expired' ? expiredLinkPage() : unknownLinkPage()
  const request = {
    link: reading.link,
    now,
    today: toLocalDate(now, board().board),
    path: `/${known}/${token}`,
    below: below.join('/'),
    query: new URLSearchParams(rawQueryString),
    form: new URLSearchParams(),
    site: siteOf(requestContext.domainName, rest.headers),
  }
  const page = PAGES[known] as LinkPage<LinkPurpose>
  const show = (form: URLSearchParams) => ({ ...request, form }) as LinkRequest<LinkPurpose>
  if (method === 'GET' || method === 'HEAD') return page.show(show(request.form))
  if (method !== 'POST' || page.act === undefined || request.below !== '') return wrongMethodPage()
  const body = rest.isBase64Encoded ? Buffer.from(rest.body ?? '', 'base64').toString('utf8') : (rest.body ?? '')
  if (body.length > MAX_FORM_CHARACTERS) return wrongMethodPage()
  if (!(await countLinkUse(table(), token, request.today))) return overusedLinkPage()
  return page.act(show(new URLSearchParams(body)))
}

/** Where a browser is sent back to. Lambda answers on https; the local stack says otherwise in a header that Lambda overwrites. */
function siteOf(domain: string, headers: Readonly<Record<string, string | undefined>>): string {
  return `${headers['x-forwarded-proto'] ?? 'https'}://${domain}`
}
