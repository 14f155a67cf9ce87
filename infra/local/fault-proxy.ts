import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { closeServer, listenOnLoopback } from './loopback.ts'
import type { RequestedAction } from './permissions.ts'
import { ACCOUNT } from './resolve-template.ts'

export type Service = 's3' | 'dynamodb' | 'ses' | 'sqs' | 'ssm'

/** One call of an AWS service, as a policy names it. */
export interface ServiceCall extends RequestedAction {
  /** Name of the function, or `operator` for the person at this machine. */
  readonly caller: string
  readonly service: Service
}

/**
 * A fault to cause in a call: throttle it; delay it; end the caller before the call has an effect, or after it has but
 * before the caller gets the answer.
 */
export type InjectedFault = 'throttle' | 'slow' | 'crash-before' | 'crash-after'

const SLOW_MILLISECONDS = 150

export interface CallInterceptor {
  /** Called with every call, before it has an effect; may ask for a fault. */
  onCall?(call: ServiceCall): InjectedFault | undefined
  /** Whether the caller's policies allow the call. */
  readonly isAllowed: (call: ServiceCall) => boolean
  /** Ends the caller. */
  readonly crash: (caller: string) => void
}

/** A service's own error response. */
export interface ErrorResponse {
  readonly status: number
  readonly type: string
  readonly body: string
}

export interface FaultProxyOptions extends CallInterceptor {
  readonly service: Service
  /** The calls a request makes; copying an object is two. */
  listCalls(request: IncomingMessage): readonly RequestedAction[] | Promise<readonly RequestedAction[]>
  handle(request: IncomingMessage, response: ServerResponse, caller: string): void
  /** The service's own throttling error. */
  readonly throttledResponse: ErrorResponse
  /** The service's own access-denied error. */
  deniedResponse(words: string): ErrorResponse
}

/** A proxy before an embedded server: it knows the caller, reports each call, and can make it fail. */
export interface FaultProxy {
  readonly endpoint: string
  /** Stops answering, like a service that is down; connections are cut. */
  readonly stop: () => Promise<void>
  /** Answers again, at the same address. */
  restart(): Promise<void>
}

/** An embedded server with its proxy. */
export interface EmbeddedServer extends FaultProxy {
  /** Stops for good and releases everything it holds. */
  close(): Promise<void>
}

export async function openFaultProxy(options: FaultProxyOptions, port = 0): Promise<FaultProxy> {
  const create = (): Server =>
    createServer((request, response) => {
      handleRequest(options, request, response).catch(() => response.destroy())
    })
  let server = create()
  const address = await listenOnLoopback(server, port)
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: () => closeServer(server),
    async restart() {
      const next = create()
      await listenOnLoopback(next, address.port)
      server = next
    },
  }
}

async function handleRequest(
  options: FaultProxyOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { service } = options
  const caller = readCaller(request)
  const calls = (await options.listCalls(request)).map((asked): ServiceCall => ({ caller, service, ...asked }))
  const faults = calls.map(call => options.onCall?.(call))
  if (faults.includes('slow')) await setTimeout(SLOW_MILLISECONDS)
  const forbidden = calls.find(call => !options.isAllowed(call))
  if (faults.includes('throttle')) sendError(request, response, options.throttledResponse)
  else if (forbidden) sendError(request, response, options.deniedResponse(describeDenial(forbidden)))
  else if (faults.includes('crash-before')) {
    options.crash(caller)
    request.destroy()
  } else {
    if (faults.includes('crash-after')) crashBeforeResponse(response, () => options.crash(caller))
    options.handle(request, response, caller)
  }
}

function sendError(request: IncomingMessage, response: ServerResponse, { status, type, body }: ErrorResponse): void {
  request.resume()
  response.writeHead(status, { 'content-type': type }).end(request.method === 'HEAD' ? undefined : body)
}

/** Why a call is denied, in IAM's words. */
export function describeDenial({ caller, action, resource }: ServiceCall): string {
  const user = `arn:aws:sts::${ACCOUNT}:assumed-role/${caller}/${caller}`
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`
}

/** The functions sign with their own names as access keys: in a header, or in the query of an address made for somebody else. */
function readCaller({ headers, url = '' }: IncomingMessage): string {
  const inQuery = new URLSearchParams(url.split('?')[1]).get('X-Amz-Credential')
  return /Credential=([^/]+)\//.exec(headers.authorization ?? `Credential=${inQuery ?? ''}`)?.[1] ?? 'nobody'
}

/** Lets the call have its effect, and ends the caller instead of answering. */
function crashBeforeResponse(response: ServerResponse, crash: () => void): void {
  response.write = () => true
  response.end = () => {
    crash()
    response.socket?.destroy()
    return response
  }
}
