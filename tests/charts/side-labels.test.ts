import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SideLabel, spreadLabels } from '../../shared/charts/side-labels.ts'

const LINE = 14
const label = (at: number, lines = 1, isFixed = false): SideLabel => ({
  lines: Array.from({ length: lines }, () => 'words'),
  at,
  colour: '#000',
  isBold: isFixed,
  isFixed,
})
const anyLabel = fc.record({ at: fc.double({ min: 0, max: 100, noNaN: true }), lines: fc.integer({ min: 1, max: 3 }) })

describe('labels beside a chart', () => {
  it('never overlap, however many and however long, and keep the order of their heights', () => {
    fc.assert(
      fc.property(fc.array(anyLabel, { maxLength: 8 }), fc.nat({ max: 7 }), (drawn, fixed) => {
        const placed = spreadLabels(
          drawn.map(({ at, lines }, i) => label(at, lines, i === fixed)),
          LINE,
          0,
          100,
        )
        for (const [i, lower] of placed.entries()) {
          const upper = placed[i - 1]
          if (upper === undefined) continue
          const room = ((upper.lines.length + lower.lines.length) * LINE) / 2
          expect(lower.y - upper.y).toBeGreaterThanOrEqual(room - 1e-6)
          expect(upper.at).toBeLessThanOrEqual(lower.at)
        }
      }),
    )
  })

  it('lie inside the plot where there is room for all', () => {
    const placed = spreadLabels([label(0), label(1), label(99), label(100)], LINE, 0, 100)
    expect(placed[0]!.y).toBe(LINE / 2)
    expect(placed.at(-1)!.y).toBe(100 - LINE / 2)
  })

  it('go below the plot, the highest at its top, where there is not', () => {
    const placed = spreadLabels([label(50, 3), label(50, 3), label(50, 3)], LINE, 0, 100)
    expect(placed.map(({ y }) => y)).toEqual([21, 63, 105])
  })

  it('stay at their own height where nothing is in the way', () => {
    expect(spreadLabels([label(20), label(60)], LINE, 0, 100).map(({ y }) => y)).toEqual([20, 60])
  })

  it('make room for the latest figure, which hardly moves', () => {
    const [moved, latest] = spreadLabels([label(49), label(50, 1, true)], LINE, 0, 100)
    expect(Math.abs(latest!.y - 50)).toBeLessThan(0.2)
    expect(moved!.y).toBeCloseTo(36, 0)
  })
})
