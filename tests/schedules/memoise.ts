/*
 * Pure functions of the core take most of the time of a schedule, and get the same input again and again. Each is called
 * once for each input that differs: `tests/quality/boundaries.test.ts` keeps them functions of values.
 */

/** Answers kept by each function: papers are large, and a heap full of them is slow to clean. */
const MAX_ENTRIES = 200

/**
 * A function that answers again what it answered the same arguments before. Arguments are compared as values; `matter`
 * picks those that the others follow from.
 */
export function memoise<A extends readonly unknown[], R>(
  work: (...given: A) => R,
  keyArguments: (...given: A) => readonly unknown[] = (...given) => given,
): (...given: A) => R {
  const known = new Map<string, R>()
  return (...given) => {
    const key = keyArguments(...given)
      .map(describe)
      .join('\n')
    if (known.size >= MAX_ENTRIES) known.clear()
    if (!known.has(key)) known.set(key, work(...given))
    return known.get(key)!
  }
}

/** Papers are large, and come again and again as the same object: read, written and hashed once. */
export function memoiseByIdentity<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return key => {
    if (!known.has(key)) known.set(key, work(key))
    return known.get(key)!
  }
}

/** What was answered before needs no second look. */
const identities = new WeakMap<object, string>()
let count = 0

/** A model, a board: large, never changed, the same object each time. */
export function assignIdentity<T extends object>(value: T): T {
  if (!identities.has(value)) identities.set(value, `#${count++}`)
  return value
}

function describe(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return inner
    const known = identities.get(inner)
    if (known !== undefined) return known
    if (inner instanceof Map) return [...inner]
    return inner instanceof Set ? [...inner] : inner
  })
}

/** Things made of text, the same thing for the same text, so that everything worked out from it is worked out once. */
export function intern<T extends object>(make: (text: string) => T, maxEntries: number): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    if (known.size >= maxEntries) known.clear()
    const thing = known.get(text) ?? assignIdentity(make(text))
    known.set(text, thing)
    return thing
  }
}
