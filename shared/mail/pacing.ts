/** How long to wait, and what time it is: milliseconds. */
export interface Timing {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<unknown>
  /** From 0 to before 1. */
  readonly random: () => number
}

/** Spaces calls evenly, at most so many in a second. */
export function makePacer({ now, wait }: Timing): (perSecond: number) => Promise<void> {
  let next = 0
  return async perSecond => {
    const at = Math.max(now(), next)
    next = at + 1000 / perSecond
    if (at > now()) await wait(at - now())
  }
}

/** A wait before a further attempt, in milliseconds: at random up to a limit that doubles (full jitter). */
export function jitteredDelay(attempt: number, baseMilliseconds: number, { random }: Pick<Timing, 'random'>): number {
  return Math.round(random() * baseMilliseconds * 2 ** attempt)
}
