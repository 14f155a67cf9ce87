import { describe, expect, it } from 'vitest'
import { findNearest, listAllowed } from '../../shared/faults/suggest.ts'

describe('the nearest allowed word', () => {
  it.each([
    ['upp', ['up', 'down', 'neutral'], 'up'],
    ['donw', ['up', 'down', 'neutral'], 'down'],
    ['Neutral', ['up', 'down', 'neutral'], 'neutral'],
    ['sideways', ['up', 'down', 'neutral'], undefined],
    ['x', ['up', 'down'], undefined],
    ['', ['up'], undefined],
    ['hate-crimes', ['rural-crime', 'hate-crime', 'hate-crime-outcome-rate'], 'hate-crime'],
  ])('to %j', (typed, allowed, nearest) => expect(findNearest(typed, allowed)).toBe(nearest))
})

describe('what is allowed', () => {
  const twentyOne = Array.from({ length: 21 }, (_, i) => `id-${i}`)
  it('is listed up to twenty, and then named', () => {
    expect(listAllowed(twentyOne.slice(0, 2), 'many')).toBe('id-0, id-1')
    expect(listAllowed(twentyOne.slice(0, 20), 'many')).toMatch(/^id-0, .*, id-19$/)
    expect(listAllowed(twentyOne, 'many')).toBe('many')
  })
})
