/** Times a message is received before it is moved to the dead-letter queue. */
export const MAX_ATTEMPTS = 5

/** Waits after the first, second, ... failed attempt, in seconds. */
const DELAYS = [30, 120, 600, 1800] as const

/**
 * How long a message waits after an attempt that failed, in seconds. After the last one it does not wait: the queue moves it
 * to the dead-letter queue as soon as it may be received again.
 *
 * @param attempt from 1
 */
export function retryDelaySeconds(attempt: number): number {
  return DELAYS[attempt - 1] ?? 0
}
