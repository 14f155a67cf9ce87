import type { Known } from '../../shared/operations/fortnight/facts.ts'

/** Asks a service; what it refuses, or does not answer, is not known, and why is given in one line. */
export async function ask<T>(question: () => Promise<T>): Promise<Known<T>> {
  try {
    return await question()
  } catch (error) {
    const { name, message } = error as Error
    return { unknown: `${name}: ${message.split('\n')[0]}` }
  }
}
