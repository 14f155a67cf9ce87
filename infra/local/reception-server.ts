import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import * as z from 'zod'
import type { LocalStack } from './local-stack.ts'
import { closeServer, listenOnLoopback } from './loopback.ts'

const handedOver = z.strictObject({
  /** The mail, in base64. */
  raw: z.base64(),
  recipients: z.array(z.string()).min(1),
  envelopeFrom: z.string(),
  fail: z.array(z.enum(['spf', 'dkim', 'dmarc', 'virus'])),
})

/** A mail as `boardpack receive-mail` hands it over. */
export type HandedOver = z.infer<typeof handedOver>

export interface ReceptionServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string
  close(): Promise<void>
}

/** Where mail arrives on this machine, in place of an MX record: 202 for a mail that a rule of the stack takes, 404 for one that none does. */
export async function serveReception(stack: Pick<LocalStack, 'receiveMail'>): Promise<ReceptionServer> {
  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.writeHead(400).end())
  })
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { raw, recipients, envelopeFrom, fail } = handedOver.parse(await json(request))
    const verdicts = Object.fromEntries(fail.map(check => [check, 'FAIL' as const]))
    const taken = await stack.receiveMail({ raw: Buffer.from(raw, 'base64'), recipients, envelopeFrom, verdicts })
    response.writeHead(taken ? 202 : 404).end()
  }
  const { url } = await listenOnLoopback(server)
  return {
    url,
    close: () => closeServer(server),
  }
}
