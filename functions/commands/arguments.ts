import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UnreadableBoardFileError } from './read-board.ts'

/** Arguments that cannot be used; the message is one line for the person who typed them. */
export class InvalidArgumentsError extends Error {
  override readonly name = 'InvalidArgumentsError'
}

/** Reads arguments as `parseArgs` does. Throws InvalidArgumentsError with the first sentence of its message. */
export function parseArguments<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new InvalidArgumentsError((error as Error).message.split('. ')[0])
  }
}

/** Prints in one line why arguments cannot be used, and gives exit code 2. Rethrows any other error. */
export function reportInvalidArguments(command: string, error: unknown): number {
  if (!(error instanceof InvalidArgumentsError) && !(error instanceof UnreadableBoardFileError)) throw error
  process.stderr.write(`${command}: ${error.message}\n`)
  return 2
}
