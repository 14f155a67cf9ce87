import type { LambdaFunctionURLResult } from 'aws-lambda'
import type { Instant } from '../../shared/calendar/local-time.ts'
import type { Declarations, DeclaredFunction } from './declarations.ts'
import { findRuntime } from './declared-functions.ts'
import type { FunctionRuntime } from './function-runtime.ts'
import { type LinkServer, serveLinks } from './link-server.ts'

/** Serves the address of the one function that people call. */
export function startLinks(
  declared: Declarations,
  runtimes: ReadonlyMap<string, FunctionRuntime>,
  nameOf: (one: DeclaredFunction) => string,
  now: () => Instant,
  port: number | undefined,
): Promise<LinkServer> {
  const [address] = declared.functionUrls
  if (address === undefined) throw new Error('The template declares no address of a function')
  const invoke = (event: unknown) =>
    findRuntime(declared, runtimes, nameOf, address.TargetFunctionArn).invoke(event) as Promise<LambdaFunctionURLResult>
  return serveLinks(invoke, now, port)
}
