import type { BoardFile } from '../config/schema/index.ts'

/** Functions that a stack has only where the board's file asks for what they do. */
export const OPTIONAL_FUNCTIONS = ['receive-mail', 'post-webhook'] as const

/** Functions in `functions/` that run in the cloud, each with its own queue. */
export const FUNCTION_NAMES = [
  'receive-drop',
  'compute-indicators',
  'publish-pack',
  'typeset-pack',
  'send-pack',
  'publish-site',
  'daily-checks',
  'track-delivery',
  ...OPTIONAL_FUNCTIONS,
] as const
export type FunctionName = (typeof FUNCTION_NAMES)[number]

/** The one function that people call, by the links in their mails; it has no queue. */
export const LINK_FUNCTION = 'answer-links'
/** Every function that is bundled and deployed. */
export const BUNDLED_FUNCTIONS = [...FUNCTION_NAMES, LINK_FUNCTION] as const
export type BundledFunction = (typeof BUNDLED_FUNCTIONS)[number]

/** Those of a board's functions that queues feed. */
export const queuedFunctions = (board: Parameters<typeof deployedFunctions>[0]): FunctionName[] =>
  deployedFunctions(board).filter(name => name !== LINK_FUNCTION)

/** The functions that a board's stack has: an optional one only where the file asks for what it does. */
export function deployedFunctions({ mail, webhook }: Pick<BoardFile, 'mail' | 'webhook'>): BundledFunction[] {
  const isAsked = { 'receive-mail': mail.receiving !== undefined, 'post-webhook': webhook !== undefined }
  return BUNDLED_FUNCTIONS.filter(name => !(name in isAsked) || isAsked[name as keyof typeof isAsked])
}
