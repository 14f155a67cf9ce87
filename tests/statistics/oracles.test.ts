import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyseCase } from '../../shared/statistics/analyse.ts'

// Reference results of NHSRplotthedots 0.2.2, PHEindicatormethods 2.1.0 and qicharts2 0.8.1, made by running them.
const FOLDER = resolve('../shared/oracles')
const UNCOMPARED_FIELDS = new Set(['message', 'note', 'messages', 'warnings'])

interface Case {
  readonly id: string
  readonly family: string
  readonly name: string
  readonly note?: string
  readonly input: unknown
  readonly expected: Record<string, unknown> & {
    kind?: string
    groups?: { lowerLimit: unknown; upperLimit: unknown }[]
  }
}

/** Every leaf of `wanted` that `got` does not have, numbers to a relative tolerance, as the acceptance run compares. */
function differences(at: string, actual: unknown, expected: unknown, tolerance: number): string[] {
  if (expected !== null && typeof expected === 'object')
    return Object.entries(expected).flatMap(([key, value]) =>
      UNCOMPARED_FIELDS.has(key)
        ? []
        : differences(`${at}.${key}`, (actual as Record<string, unknown> | null)?.[key], value, tolerance),
    )
  if (typeof actual === 'number' && typeof expected === 'number')
    return Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected))
      ? []
      : [`${at}: ${actual} not ${expected}`]
  return (actual ?? null) === (expected ?? null) ? [] : [`${at}: ${String(actual)} not ${String(expected)}`]
}

/** Where the peer stops, errs by its own account, or lets screening collapse its limits, any answer will do. */
function isUnprescribed({ family, expected, note = '' }: Case): boolean {
  const hasCollapsed = expected.groups?.some(g => g.upperLimit !== null && g.upperLimit === g.lowerLimit) ?? false
  return expected.kind === 'peer-failure' || /quirk/i.test(note) || (family === 'xmr' && hasCollapsed)
}

describe.each(['xmr', 'intervals', 'means', 'funnel', 'attributes'])('reference results: %s', family => {
  const file = resolve(FOLDER, `${family}.json`)
  const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]) : []
  it.skipIf(cases.length === 0)('are there (skipped without ../shared/oracles)', () => {
    expect(cases.length).toBeGreaterThan(4)
  })
  it.each(cases)('$id $name', given => {
    const { id, result } = analyseCase({ id: given.id, family: given.family, input: given.input })
    expect(id).toBe(given.id)
    if (isUnprescribed(given)) expect(result.outcome).toBe('ok')
    else expect(differences('', result, given.expected, family === 'funnel' ? 1e-6 : 1e-9)).toEqual([])
  })
})
