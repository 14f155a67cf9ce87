import { type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Instant } from '../../shared/calendar/london-time.ts'
import { type CallWatcher, type EmbeddedServer, openFront } from './front.ts'
import { ACCOUNT, REGION } from './resolve-template.ts'

/** A message as the mail server got it. */
export interface SentMail {
  readonly messageId: string
  readonly at: Instant
  /** The sender of the envelope. */
  readonly source: string
  /** The recipients of the envelope, whatever the headers say. */
  readonly destinations: readonly string[]
  readonly configurationSet: string | null
  /** Byte for byte. */
  readonly raw: Uint8Array
}

export interface MailServerOptions extends CallWatcher {
  readonly port?: number
  readonly now: () => Instant
  readonly onSent: (mail: SentMail) => void
}

// its types say one thing and its module another about what is the default
const { default: startServer } = createRequire(import.meta.url)('aws-ses-v2-local') as typeof import('aws-ses-v2-local')

/** SES for `SendRawEmail`: an embedded server checks each message, and the front keeps its bytes and its envelope. */
export async function serveMail(options: MailServerOptions): Promise<EmbeddedServer> {
  const server = await startServer({ host: '127.0.0.1', port: 0 })
  const { port: innerPort } = server.address() as AddressInfo
  server.unref()
  let count = 0

  async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const answer = await forward(innerPort, request, body)
    if (answer.status !== 200) {
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(refusal(answer.body))
      return
    }
    count += 1
    // the embedded server's ids are random; these are the same in every run
    const messageId = `local-${String(count).padStart(6, '0')}`
    options.onSent({ messageId, at: options.now(), ...readEnvelope(body) })
    const text = answer.body.replace(/<MessageId>[^<]*/, `<MessageId>${messageId}`)
    response.writeHead(200, { 'content-type': 'text/xml' }).end(text)
  }

  const front = await openFront(
    {
      ...options,
      service: 'ses',
      // the action is inside the body; nothing but raw messages is sent, and the server refuses the rest
      describe: () => [{ action: 'ses:SendRawEmail', resource: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/*` }],
      handle: (request, response) => {
        send(request, response).catch(() => response.destroy())
      },
      throttled: { status: 400, type: 'text/xml', body: errorText('Throttling', 'Maximum sending rate exceeded.') },
    },
    options.port,
  )
  return {
    ...front,
    async close() {
      await front.stop()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

function readEnvelope(body: Buffer): Pick<SentMail, 'source' | 'destinations' | 'configurationSet' | 'raw'> {
  const fields = new URLSearchParams(body.toString('utf8'))
  const destinations: string[] = []
  for (let n = 1; fields.has(`Destinations.member.${n}`); n++)
    destinations.push(fields.get(`Destinations.member.${n}`)!)
  return {
    source: fields.get('Source') ?? '',
    destinations,
    configurationSet: fields.get('ConfigurationSetName'),
    raw: Buffer.from(fields.get('RawMessage.Data') ?? '', 'base64'),
  }
}

function forward(port: number, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const onward = sendRequest({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, answer => {
      buffer(answer).then(bytes => resolve({ status: answer.statusCode ?? 500, body: bytes.toString('utf8') }), reject)
    })
    onward.on('error', reject).end(body)
  })
}

/** The embedded server refuses in JSON; SES does in XML. */
function refusal(body: string): string {
  return errorText('InvalidParameterValue', body.replaceAll(/[<>&]/g, ' '))
}

function errorText(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`
}
