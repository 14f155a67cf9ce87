import { suggestNearest } from '../../shared/faults/suggest.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** The value of an option that is one of a closed list. Throws InvalidArgumentsError, with the nearest. */
export function oneOf<T extends string>(option: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find(candidate => candidate === typed)
  if (found !== undefined) return found
  throw new InvalidArgumentsError(
    `--${option} is "${typed}"; allowed: ${allowed.join(', ')}${suggestNearest(typed, allowed)}`,
  )
}
