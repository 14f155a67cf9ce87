import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { S3Client } from '@aws-sdk/client-s3'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { contentTypeOf } from '../../../shared/document/content-types.ts'
import { describeWaitingRuns } from '../../../shared/operations/describe-status.ts'
import type { PackRunRecord } from '../../../shared/packs/model/pack-run.ts'
import { type ObjectStore, openBucket } from '../../../shared/store/objects.ts'
import type { LocalStack } from '../local-stack.ts'
import { operatorSettings } from '../operator.ts'
import { mailPage } from './mail-page.tsx'
import { overviewPage } from './overview-page.tsx'
import { notFoundPage, STYLESHEET } from './page.tsx'
import { formatLocalTime, summariseDeadLetters, summariseMail, summarisePacks, summariseReceipt } from './summaries.ts'

export interface Viewer {
  readonly url: string
  /** Shows on the first page what is in progress; null when everything is done. */
  readonly showStage: (stage: string | null) => void
  close(): Promise<void>
}

interface ViewerResponse {
  readonly type: string
  readonly body: string | Uint8Array
  /** Content security policy; the strictest that shows the content. */
  readonly contentSecurityPolicy?: string
  readonly status?: number
  /** Name to save it under, instead of showing it. */
  readonly saveAs?: string
}

const VIEWER_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** Documents that the product made: they contain their styles and pictures, and run no scripts. */
const DOCUMENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
/** The public site's own pages have a style sheet and a script of their own. */
const SITE_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'none'"
const HTML = 'text/html; charset=utf-8'

/** A read-only page of what the local stack holds: packs, inbox, receipts. It answers this machine only. */
export async function serveViewer(
  stack: LocalStack,
  board: BoardFile,
  port: number,
  readRuns: () => Promise<PackRunRecord[]>,
): Promise<Viewer> {
  const s3 = new S3Client({ ...operatorSettings(stack.endpoints.s3), forcePathStyle: true })
  let stage: string | null = null
  const stores = {
    drops: openBucket(s3, stack.dropsBucket),
    packs: openBucket(s3, stack.packsBucket),
    site: openBucket(s3, stack.siteBucket),
  }
  const show = makeRoutes(stack, board, stores, () => stage, readRuns)
  const server = createServer((request, response) => {
    handleRequest(request, show).then(
      found => sendResponse(response, found),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    showStage(now) {
      stage = now
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
      s3.destroy()
    },
  }
}

async function handleRequest(
  request: IncomingMessage,
  show: (path: string) => Promise<ViewerResponse | null>,
): Promise<ViewerResponse> {
  const notFound: ViewerResponse = { status: 404, type: HTML, body: notFoundPage() }
  // a page elsewhere must not reach this one through a host name that resolves to this machine
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) return notFound
  if (request.method !== 'GET' && request.method !== 'HEAD') return notFound
  try {
    return (await show(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))) ?? notFound
  } catch (error) {
    if (error instanceof URIError) return notFound
    throw error
  }
}

function sendResponse(
  response: ServerResponse,
  { status = 200, type, body, contentSecurityPolicy = VIEWER_PAGE_POLICY, saveAs }: ViewerResponse,
): void {
  response
    .writeHead(status, {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      ...(saveAs !== undefined && {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}`,
      }),
    })
    .end(body)
}

function makeRoutes(
  stack: LocalStack,
  board: BoardFile,
  { drops, packs, site }: { readonly drops: ObjectStore; readonly packs: ObjectStore; readonly site: ObjectStore },
  stageNow: () => string | null,
  readRuns: () => Promise<PackRunRecord[]>,
) {
  const parse = (number: number): Promise<ParsedMail> | null => {
    const mail = stack.sentMail()[number - 1]
    return mail ? simpleParser(Buffer.from(mail.raw)) : null
  }

  async function showOverview(): Promise<ViewerResponse> {
    const receipts = (await drops.list('receipts/')).filter(key => key.endsWith('.json'))
    const runs = await readRuns()
    const mails = await Promise.all(stack.sentMail().map((mail, index) => summariseMail(board, mail, index)))
    return {
      type: HTML,
      body: overviewPage({
        board: board.board.name,
        now: formatLocalTime(stack.now(), board),
        stage: stageNow(),
        waiting: describeWaitingRuns(runs),
        packs: summarisePacks(board, await packs.list('packs/'), runs),
        mails: mails.reverse(),
        receipts: await Promise.all(receipts.map(key => summariseReceipt(drops, key))),
        failureSummaries: summariseDeadLetters(board, stack.deadLetters()),
        failedMessages: stack.deadLetters(),
      }),
    }
  }

  async function showMail(number: number, part: string): Promise<ViewerResponse | null> {
    const parsed = await parse(number)
    if (!parsed) return null
    const { subject = '(no subject)', headerLines, html, text = '', attachments } = parsed
    const attached = attachments.filter(({ related }) => !related)
    if (part === 'html' && html !== false)
      return { type: HTML, body: html, contentSecurityPolicy: `${DOCUMENT_POLICY}; sandbox` }
    if (part === 'message.eml')
      return { type: 'message/rfc822', body: stack.sentMail()[number - 1]!.raw, saveAs: `${number}.eml` }
    const one = attached[Number(/^attachments\/(\d+)$/.exec(part)?.[1]) - 1]
    if (one) return { type: one.contentType, body: one.content, saveAs: one.filename ?? 'attachment' }
    if (part !== '') return null
    const headers = headerLines.map(({ line }) => line)
    const list = attached.map(({ filename = 'attachment', content }) => ({ name: filename, bytes: content.length }))
    return {
      type: HTML,
      body: mailPage({ number, subject, headers, hasHtml: html !== false, text, attachments: list }),
    }
  }

  async function showObject(store: ObjectStore, key: string): Promise<ViewerResponse | null> {
    const bytes = await store.getBytes(key)
    // a browser shows this, where it would save a file of a rarer type
    const type = key.endsWith('.json') ? 'application/json; charset=utf-8' : contentTypeOf(key)
    return bytes && { type, body: bytes, contentSecurityPolicy: DOCUMENT_POLICY }
  }

  /** As CloudFront serves it. */
  async function showSite(key: string): Promise<ViewerResponse | null> {
    const found = await showObject(site, key)
    return found && { ...found, contentSecurityPolicy: SITE_POLICY }
  }

  return async function show(path: string): Promise<ViewerResponse | null> {
    if (path === '/') return showOverview()
    if (path === '/style.css') return { type: 'text/css; charset=utf-8', body: STYLESHEET }
    const mail = /^\/mail\/(\d+)(?:\/(.+))?$/.exec(path)
    if (mail) return showMail(Number(mail[1]), mail[2] ?? '')
    if (path === '/site/') return showSite('index.html')
    if (path.startsWith('/site/')) return showSite(path.slice('/site/'.length))
    if (path.startsWith('/packs/')) return showObject(packs, path.slice(1))
    if (path.startsWith('/receipts/')) return showObject(drops, path.slice(1))
    return null
  }
}
