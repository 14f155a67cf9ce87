import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Service = 's3' | 'dynamodb' | 'ses'

/** One call of an AWS service, in the words of a policy. */
export interface ServiceCall {
  /** Name of the function, or `operator` for the person at the machine. */
  readonly caller: string
  readonly service: Service
  /** Such as `s3:GetObject`. */
  readonly action: string
  readonly resource: string
}

/**
 * What to do to a call on purpose: answer that there are too many; end the caller before the call has an effect, or
 * after it has but before the caller hears of it.
 */
export type Fault = 'throttle' | 'crash-before' | 'crash-after'

export interface CallWatcher {
  /** Told of every call, before it has an effect; may ask for a fault. */
  onCall?(call: ServiceCall): Fault | undefined
  /** Ends the caller. */
  readonly crash: (caller: string) => void
}

export interface FrontOptions extends CallWatcher {
  readonly service: Service
  /** What the request asks for; a copy of an object is two calls. */
  describe(request: IncomingMessage): readonly Pick<ServiceCall, 'action' | 'resource'>[]
  handle(request: IncomingMessage, response: ServerResponse): void
  /** The service's own way to say that there are too many calls. */
  throttled: { readonly status: number; readonly type: string; readonly body: string }
}

/** A server at the door of an embedded one: it knows who calls, tells of each call, and can make it fail. */
export interface Front {
  readonly endpoint: string
  /** Stops answering, as a service that is down; connections are cut. */
  readonly stop: () => Promise<void>
  /** Answers again, at the same address. */
  restart(): Promise<void>
}

/** An embedded server with its front. */
export interface EmbeddedServer extends Front {
  /** Stops for good and lets go of everything it holds. */
  close(): Promise<void>
}

export async function openFront(options: FrontOptions, port = 0): Promise<Front> {
  const open = async (at: number): Promise<Server> => {
    const server = createServer((request, response) => answer(options, request, response))
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at, '127.0.0.1', resolve))
    server.unref()
    return server
  }
  let server = await open(port)
  const address = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    async restart() {
      server = await open(address.port)
    },
  }
}

function answer(options: FrontOptions, request: IncomingMessage, response: ServerResponse): void {
  const { service, throttled } = options
  const caller = readCaller(request)
  const faults = options
    .describe(request)
    .map(({ action, resource }) => options.onCall?.({ caller, service, action, resource }))
  if (faults.includes('throttle')) {
    request.resume()
    response.writeHead(throttled.status, { 'content-type': throttled.type }).end(throttled.body)
  } else if (faults.includes('crash-before')) {
    options.crash(caller)
    request.destroy()
  } else {
    if (faults.includes('crash-after')) crashInstead(response, () => options.crash(caller))
    options.handle(request, response)
  }
}

/** The functions sign with their own names as access keys. */
function readCaller(request: IncomingMessage): string {
  return /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody'
}

/** Lets the call have its effect, and ends the caller where the answer would have gone out. */
function crashInstead(response: ServerResponse, crash: () => void): void {
  response.write = () => true
  response.end = () => {
    crash()
    response.socket?.destroy()
    return response
  }
}
