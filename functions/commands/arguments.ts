import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Arguments that cannot be used; the message is one line for the person who typed them. */
export class UnusableArguments extends Error {
  override readonly name = 'UnusableArguments'
}

/** Reads arguments as `parseArgs` does. Throws UnusableArguments with the first sentence of what it says. */
export function parseArguments<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UnusableArguments((error as Error).message.split('. ')[0])
  }
}
