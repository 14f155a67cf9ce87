import type { Declarations, DeclaredFunction } from './declarations.ts'
import type { FunctionRuntime } from './function-runtime.ts'

/** The value of a variable that some function of the template has. */
export function findVariable({ functions }: Declarations, name: string): string {
  const value = functions.map(one => one.Environment.Variables[name]).find(found => found !== undefined)
  if (value === undefined) throw new Error(`No function of the template has the variable ${name}`)
  return value
}

/** What runs the function that the template refers to by its id or ARN. */
export function findRuntime(
  { functions }: Declarations,
  runtimes: ReadonlyMap<string, FunctionRuntime>,
  nameOf: (one: DeclaredFunction) => string,
  reference: string,
): FunctionRuntime {
  const one = functions.find(({ ref, arn }) => ref === reference || arn === reference)
  const runtime = one && runtimes.get(nameOf(one))
  if (!runtime) throw new Error(`The template has no function ${reference}`)
  return runtime
}

/** The queue whose messages a function is called with. */
export function findQueueArn(
  { functions, mappings }: Declarations,
  name: string,
  nameOf: (one: DeclaredFunction) => string,
): string {
  const one = functions.find(declared => nameOf(declared) === name)
  const mapping = mappings.find(({ FunctionName }) => FunctionName === one?.ref || FunctionName === one?.arn)
  if (!mapping) throw new Error(`No queue hands messages to ${name}`)
  return mapping.EventSourceArn
}
