import { expect, it } from 'vitest'
import { gateOutcome } from '../../../shared/packs/gate/finding.ts'
import { holdFinding } from './small-paper.ts'

const hold = holdFinding('text-broken', 'A sentence is broken.')
const gap = { ...hold, severity: 'gap' as const }

it.each([
  [[], 'ready'],
  [[gap], 'ready-with-gaps'],
  [[gap, gap], 'ready-with-gaps'],
  [[hold], 'held'],
  [[gap, hold], 'held'],
  [[hold, gap], 'held'],
])('%#: findings together come to %s', (findings, outcome) => {
  expect(gateOutcome(findings)).toBe(outcome)
})
