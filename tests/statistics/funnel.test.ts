import { describe, expect, it } from 'vitest'
import { compareByFunnel } from '../../shared/statistics/funnel.ts'

const area = (numerator: number | null, denominator: number | null) => ({ area: 'Ely', numerator, denominator })
const NONE = { lower95: null, upper95: null, lower998: null, upper998: null }
const DSR = 'directly standardised rate'
const FEW = 'Not applicable for events less than 10 for dsrs'

describe('the average of a funnel', () => {
  it('is of the areas that have both figures, and none of none', () => {
    expect(compareByFunnel('crude rate', [area(10, 100), area(30, 100), area(5, null), area(null, 9)]).average).toBe(
      0.2,
    )
    expect(compareByFunnel('crude rate', [area(null, null), area(3, null)])).toEqual({
      average: null,
      areas: Array(2).fill({ area: 'Ely', significance: 'Not significant', limits: NONE }),
    })
  })

  it('leaves the base of a standardised rate out where there was no event', () => {
    expect(compareByFunnel(DSR, [area(20, 100), area(0, 100)]).average).toBe(0.2)
    expect(compareByFunnel('crude rate', [area(20, 100), area(0, 100)]).average).toBe(0.1)
  })
})

it('a standardised rate is judged from ten events', () => {
  const { areas } = compareByFunnel(DSR, [area(9, 100), area(10, 100), area(9, null)])
  expect(areas.map(({ significance }) => significance)).toEqual([FEW, 'Not significant', FEW])
  // 9 events: 4.11537 to 17.08480
  expect(areas[0]!.limits.lower95).toBeCloseTo(0.0411537, 7)
  expect(areas[2]!.limits).toEqual(NONE)
})
