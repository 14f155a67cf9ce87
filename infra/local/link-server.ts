import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda'
import type { Instant } from '../../shared/calendar/local-time.ts'
import { closeServer, listenOnLoopback } from './loopback.ts'

export interface LinkServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string
  close(): Promise<void>
}

/** Lambda takes no more in one call by an address. */
const MAX_BODY_BYTES = 6_000_000

/**
 * A function's own address (Lambda function URL, payload format 2.0), on this machine: each request becomes an event, and
 * the function's answer the response.
 */
export async function serveLinks(
  invoke: (event: LambdaFunctionURLEvent) => Promise<LambdaFunctionURLResult>,
  now: () => Instant,
  port = 0,
): Promise<LinkServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    if (body.length > MAX_BODY_BYTES) return void response.writeHead(413).end()
    const result = await invoke(toEvent(request, body, now()))
    const { statusCode = 200, headers = {}, body: text = '' } = typeof result === 'string' ? { body: result } : result
    response.writeHead(statusCode, headers as Record<string, string>).end(request.method === 'HEAD' ? undefined : text)
  }
  const { url } = await listenOnLoopback(server, port)
  return {
    url,
    close: () => closeServer(server),
  }
}

function toEvent(request: IncomingMessage, body: Buffer, now: Instant): LambdaFunctionURLEvent {
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split('?')
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const domainName = request.headers.host ?? ''
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { ...headers, 'x-forwarded-proto': 'http' },
    isBase64Encoded: true,
    ...(body.length > 0 && { body: body.toString('base64') }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName,
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: 'local',
      routeKey: '$default',
      stage: '$default',
      time: now,
      timeEpoch: Date.parse(now),
    },
  }
}
