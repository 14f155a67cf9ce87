import { type IncomingMessage, request } from 'node:http'
import { Parser } from 'htmlparser2'

/** What was answered at an address of the endpoint. */
export interface Answer {
  readonly status: number
  readonly page: string
  /** Where a browser would go next; null for nowhere. */
  readonly location: string | null
}

interface Post {
  readonly type: string
  readonly body: Uint8Array
}

/**
 * Opens an address at the endpoint, or posts to it: an emulator knows the address of a function or a bucket by the host that is
 * asked for, whatever machine it runs on.
 */
export function openLink(endpoint: string, link: string, post?: Post): Promise<Answer> {
  const { host, pathname, search } = new URL(link)
  const headers = { host, ...(post && { 'content-type': post.type, 'content-length': post.body.length }) }
  return new Promise((resolve, reject) => {
    const asked = request(`${endpoint}${pathname}${search}`, { method: post ? 'POST' : 'GET', headers })
    asked.on('response', answer => void readAnswer(answer).then(resolve, reject))
    asked.on('error', reject)
    asked.end(post?.body)
  })
}

async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  let page = ''
  for await (const part of answer.setEncoding('utf8')) page += String(part)
  return { status: answer.statusCode ?? 0, page, location: answer.headers.location ?? null }
}

/** Presses a button of a page: sends its fields as a browser does. */
export function postFields(endpoint: string, link: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
  const body = new TextEncoder().encode(new URLSearchParams(fields).toString())
  return openLink(endpoint, link, { type: 'application/x-www-form-urlencoded', body })
}

/** The form of a page: where it goes, and its hidden fields in order. */
interface PageForm {
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** Reads the form of an upload page as a browser does. Throws where the page has none that goes elsewhere. */
export function readForm(page: string): PageForm {
  const actions: string[] = []
  const fields: [string, string][] = []
  const parser = new Parser({
    onopentag(name, { action: target, type, name: field, value = '' }) {
      if (name === 'form' && target !== undefined) actions.push(target)
      if (name === 'input' && type === 'hidden' && field !== undefined) fields.push([field, value])
    },
  })
  parser.end(page)
  const [action] = actions
  if (action === undefined) throw new Error(`the page has no form that sends a file: ${page.slice(0, 300)}`)
  return { action, fields }
}

/** Sends a file by the form of an upload page, straight to the bucket. */
export async function sendFile(endpoint: string, { action, fields }: PageForm, name: string, content: string) {
  const form = new FormData()
  for (const [field, value] of fields) form.append(field, value)
  form.append('file', new Blob([content], { type: 'text/csv' }), name)
  const encoded = new Response(form)
  const type = encoded.headers.get('content-type') ?? ''
  return openLink(endpoint, action, { type, body: new Uint8Array(await encoded.arrayBuffer()) })
}

/** The first personal link of a purpose in a mail; null where there is none. */
export function findLink(content: string, purpose: string): string | null {
  return new RegExp(`https?://[^\\s"<>]+/${purpose}/[\\w.~-]+`).exec(content)?.[0] ?? null
}
