import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Instant } from '../../shared/calendar/local-time.ts'
import { type CallInterceptor, type EmbeddedServer, openFaultProxy } from './fault-proxy.ts'
import type { RequestedAction } from './permissions.ts'
import { ACCOUNT, REGION } from './resolve-template.ts'

/** A message as the mail server received it. */
export interface SentMail {
  readonly messageId: string
  readonly at: Instant
  /** The sender of the envelope. */
  readonly source: string
  /** The recipients of the envelope, whatever the headers say. */
  readonly destinations: readonly string[]
  readonly configurationSet: string | null
  readonly tags: Readonly<Record<string, string>>
  /** Byte for byte. */
  readonly raw: Uint8Array
}

export interface MailServerOptions extends CallInterceptor {
  readonly port?: number
  /** Domains that mail may be sent from. */
  readonly identities: readonly string[]
  readonly configurationSets: readonly string[]
  readonly now: () => Instant
  readonly onSent: (mail: SentMail) => void
}

/** The largest raw message that SES's first API version accepts. */
const MAX_BYTES = 10_485_760

/**
 * SES's `SendRawEmail`, the only call the product uses: it refuses what SES would refuse (another domain, an unknown
 * configuration set, a message too large), and keeps the bytes and the envelope of the rest. Existing SES emulators
 * lose the envelope's recipients, accept any sender, and take a second for a pack of 5 MB.
 */
export async function serveMail(options: MailServerOptions): Promise<EmbeddedServer> {
  let count = 0
  // the action is in the body, which is read once, when permissions are checked
  const forms = new WeakMap<IncomingMessage, Form>()

  function send(fields: Form, response: ServerResponse): void {
    if (fields.get('Action') === 'GetSendQuota') {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(QUOTA)
      return
    }
    const rejection = findRejection(fields, options)
    if (rejection) {
      response.writeHead(400, { 'content-type': 'text/xml' }).end(errorText(...rejection))
      return
    }
    count += 1
    const messageId = `local-${String(count).padStart(6, '0')}`
    options.onSent({
      messageId,
      at: options.now(),
      source: fields.get('Source')!,
      destinations: listDestinations(fields),
      configurationSet: fields.get('ConfigurationSetName') ?? null,
      tags: readTags(fields),
      raw: rawMessage(fields),
    })
    response.writeHead(200, { 'content-type': 'text/xml' })
    response.end(
      `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${messageId}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
    )
  }

  const proxy = await openFaultProxy(
    {
      ...options,
      service: 'ses',
      async listCalls(request) {
        const fields = readForm(await buffer(request))
        forms.set(request, fields)
        return listSendActions(fields)
      },
      handle: (request, response) => send(forms.get(request)!, response),
      throttledResponse: {
        status: 400,
        type: 'text/xml',
        body: errorText('Throttling', 'Maximum sending rate exceeded.'),
      },
      deniedResponse: words => ({ status: 403, type: 'text/xml', body: errorText('AccessDenied', words) }),
    },
    options.port,
  )
  return { ...proxy, close: proxy.stop }
}

/** An account out of the sandbox, with a rate that does not slow a run down. */
const QUOTA =
  '<GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult><Max24HourSend>50000.0</Max24HourSend><MaxSendRate>1000.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours></GetSendQuotaResult></GetSendQuotaResponse>'

type Form = ReadonlyMap<string, string>

/** The fields of a form, decoded one by one: the message in it may be many megabytes long. */
function readForm(body: Buffer): Form {
  const fields = body.toString('latin1').split('&')
  const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
  return new Map(fields.map(field => [decode(field.split('=', 1)[0]!), decode(field.slice(field.indexOf('=') + 1))]))
}

function rawMessage(fields: Form): Buffer {
  return Buffer.from(fields.get('RawMessage.Data') ?? '', 'base64')
}

function listDestinations(fields: Form): string[] {
  const destinations: string[] = []
  for (let n = 1; fields.has(`Destinations.member.${n}`); n++)
    destinations.push(fields.get(`Destinations.member.${n}`)!)
  return destinations
}

function readTags(fields: Form): Record<string, string> {
  const tags: Record<string, string> = {}
  for (let n = 1; fields.has(`Tags.member.${n}.Name`); n++)
    tags[fields.get(`Tags.member.${n}.Name`)!] = fields.get(`Tags.member.${n}.Value`) ?? ''
  return tags
}

/** A message is sent as an identity, through a configuration set: the policy has to allow both. */
function listSendActions(fields: Form): RequestedAction[] {
  const action = `ses:${fields.get('Action') ?? ''}`
  if (action === 'ses:GetSendQuota') return [{ action, resource: '*' }]
  const context = { 'ses:FromAddress': readFrom(rawMessage(fields)) }
  const set = fields.get('ConfigurationSetName')
  return [`identity/${domainOf(fields)}`, ...(set === undefined ? [] : [`configuration-set/${set}`])].map(resource => ({
    action,
    resource: `arn:aws:ses:${REGION}:${ACCOUNT}:${resource}`,
    context,
  }))
}

/** The address in a message's From header, without the name; empty when there is none. */
function readFrom(raw: Buffer): string {
  const [head = ''] = raw.toString('latin1').split('\r\n\r\n', 1)
  const from = /^From:(.*(?:\r\n[ \t].*)*)/im.exec(head)?.[1] ?? ''
  return (/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim()
}

function domainOf(fields: Form): string {
  return (fields.get('Source') ?? '').replace(/^.*@/, '').replace(/>.*$/, '')
}

/** Why SES would refuse it, as its code and message; null when it would accept it. */
function findRejection(fields: Form, { identities, configurationSets }: MailServerOptions): [string, string] | null {
  if (fields.get('Action') !== 'SendRawEmail') return ['InvalidAction', 'Only SendRawEmail is served here.']
  const domain = domainOf(fields)
  if (!identities.includes(domain)) return ['MessageRejected', `Email address is not verified: ${domain}`]
  const set = fields.get('ConfigurationSetName')
  if (set !== undefined && !configurationSets.includes(set))
    return ['ConfigurationSetDoesNotExist', 'Configuration set does not exist.']
  if (listDestinations(fields).length === 0) return ['InvalidParameterValue', 'Missing final destination.']
  const { length } = rawMessage(fields)
  if (length > MAX_BYTES)
    return ['InvalidParameterValue', `Message length is more than ${MAX_BYTES} bytes long: ${length}.`]
  return length === 0 ? ['InvalidParameterValue', 'Empty message.'] : null
}

function errorText(code: string, message: string): string {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped}</Message></Error></ErrorResponse>`
}
