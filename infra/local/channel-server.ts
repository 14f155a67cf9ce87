import { createServer } from 'node:http'
import { json, text } from 'node:stream/consumers'
import { type CallInterceptor, type EmbeddedServer, openFaultProxy } from './fault-proxy.ts'
import { closeServer, listenOnLoopback } from './loopback.ts'
import type { RequestedAction } from './permissions.ts'
import { ACCOUNT, REGION } from './resolve-template.ts'

/** A channel on this machine, as Teams and Slack would take posts. */
export interface ChannelServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string
  /** Every body that was posted, in order. */
  readonly posts: readonly unknown[]
  /** The status of the next answers; 202 until something else is set. */
  answerWith(status: number): void
  close(): Promise<void>
}

export async function serveChannel(): Promise<ChannelServer> {
  const posts: unknown[] = []
  let status = 202
  const server = createServer((request, response) => {
    void json(request).then(body => {
      if (status < 300) posts.push(body)
      response.writeHead(status).end()
    })
  })
  const { url } = await listenOnLoopback(server)
  return {
    url,
    posts,
    answerWith(next) {
      status = next
    },
    close: () => closeServer(server),
  }
}

const TYPE = 'application/x-amz-json-1.1'

/** The Parameter Store, as far as one secret goes: whatever is asked for is the address of the channel on this machine. */
export async function serveParameters(
  options: CallInterceptor & { readonly value: string; readonly port?: number },
): Promise<EmbeddedServer> {
  const proxy = await openFaultProxy(
    {
      ...options,
      service: 'ssm',
      async listCalls(request): Promise<RequestedAction[]> {
        const { Name } = JSON.parse(await text(request)) as { Name: string }
        const resource = `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/${Name.replace(/^\//, '')}`
        return [{ action: String(request.headers['x-amz-target']).replace('AmazonSSM.', 'ssm:'), resource }]
      },
      handle: (_, response) =>
        void response
          .writeHead(200, { 'content-type': TYPE })
          .end(JSON.stringify({ Parameter: { Type: 'SecureString', Value: options.value } })),
      throttledResponse: errorResponse('ThrottlingException', 'Rate exceeded.'),
      deniedResponse: words => errorResponse('AccessDeniedException', words),
    },
    options.port,
  )
  return { ...proxy, close: proxy.stop }
}

const errorResponse = (__type: string, message: string) => ({
  status: 400,
  type: TYPE,
  body: JSON.stringify({ __type, message }),
})
