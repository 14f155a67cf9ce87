import type { BoardFile } from './schema/index.ts'

/** A setting of a board's file that leads nowhere, with its place: `roles.chair.email`. */
export interface ExampleAddress {
  readonly place: string
  readonly value: string
}

/** Domains that no mail and no visitor reaches: set apart for examples, tests and this machine (RFC 2606, RFC 6761). */
const RESERVED =
  /(?:^|[@./])(?:[\w-]+\.)*(?:[\w-]+\.(?:example|test|invalid|localhost)|example\.(?:com|net|org))(?:$|[/:])/i

/** Every mail address, web address and domain of a board's file that is an example, in the order of the file. */
export function exampleAddresses(board: BoardFile): ExampleAddress[] {
  return [...findExamples(board, '')]
}

function* findExamples(part: unknown, place: string): Iterable<ExampleAddress> {
  if (typeof part === 'string') {
    if (!/\s/.test(part) && RESERVED.test(part)) yield { place, value: part }
  } else if (Array.isArray(part)) {
    for (const [i, each] of part.entries()) yield* findExamples(each, join(place, nameOf(each) ?? String(i + 1)))
  } else if (typeof part === 'object' && part !== null) {
    for (const [name, each] of Object.entries(part)) yield* findExamples(each, join(place, name))
  }
}

const join = (place: string, name: string) => (place === '' ? name : `${place}.${name}`)

/** Entries of a list are named by their id, where they have one. */
const nameOf = (part: unknown): string | undefined =>
  typeof part === 'object' && part !== null && 'id' in part ? String(part.id) : undefined

const MAX_NAMED = 3

/** Why a board may not be deployed yet, in one sentence; null where nothing is an example. */
export function describeExamples(examples: readonly ExampleAddress[]): string | null {
  if (examples.length === 0) return null
  const named = examples.slice(0, MAX_NAMED).map(({ place, value }) => `${value} (${place})`)
  const others = examples.length - named.length
  const count = examples.length === 1 ? '1 address is an example' : `${examples.length} addresses are examples`
  return `${count} that nobody reaches: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}. Put your own in.`
}
