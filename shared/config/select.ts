import type { Path } from './config-fault.ts'

/** A value and its place. */
interface Selected {
  readonly path: Path
  readonly value: unknown
}

/**
 * The values at every path that fits a pattern, where `*` stands for each item of a list or each setting of a group:
 * `select(settings, 'indicators.*.theme')`. Values that are missing or of the wrong kind are left out, so that a file
 * with faults of one kind can still be searched for faults of another.
 */
export function select(settings: unknown, pattern: string): Selected[] {
  let selected: Selected[] = [{ path: [], value: settings }]
  for (const step of pattern.split('.')) selected = selected.flatMap(from => takeStep(from, step))
  return selected
}

function takeStep({ path, value }: Selected, step: string): Selected[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value))
    return step === '*' ? value.map((item: unknown, index) => ({ path: [...path, index], value: item })) : []
  return Object.entries(value)
    .filter(([name]) => step === '*' || name === step)
    .map(([name, inner]: [string, unknown]) => ({ path: [...path, name], value: inner }))
}

/** As `select`, texts only. */
export function selectTexts(settings: unknown, pattern: string): { readonly path: Path; readonly value: string }[] {
  return select(settings, pattern).flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []))
}

/** As `select`, whole numbers only. */
export function selectNumbers(settings: unknown, pattern: string): { readonly path: Path; readonly value: number }[] {
  return select(settings, pattern).flatMap(({ path, value }) =>
    Number.isSafeInteger(value) ? [{ path, value: value as number }] : [],
  )
}
