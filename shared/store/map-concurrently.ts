/** Concurrent requests: enough to be fast, few enough not to be throttled. */
const CONCURRENCY = 8

/**
 * Does the work for every item, a few concurrently, and gives the results in the order of the items. The first fault
 * ends it.
 */
export async function mapConcurrently<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  for (let i = 0; i < items.length; i += CONCURRENCY)
    answers.push(...(await Promise.all(items.slice(i, i + CONCURRENCY).map(work))))
  return answers
}
