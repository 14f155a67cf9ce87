import { describe, expect, test } from 'vitest'
import { nextSizes } from '../../templates/pdf/sheet-sizes.ts'

/** The edges of a sheet that begins at the top of a page. */
const sheet = (name: string, height: number, page = 3) => [
  { sheet: name, page },
  { sheet: name, page: page + height },
]

describe('the size of a sheet', () => {
  test('stays as it is where everything is on its page', () => {
    expect(nextSizes({}, [...sheet('a', 0.6), ...sheet('b', 1)])).toBeNull()
  })

  test('is the largest at which its height could do, by how much it goes over', () => {
    expect(nextSizes({}, [...sheet('a', 1.05), ...sheet('b', 1.2), ...sheet('c', 0.9)])).toEqual({ a: 0.95, b: 0.9 })
  })

  test('goes down a step at a time where it is still too large', () => {
    expect(nextSizes({ a: 0.95, b: 0.9 }, [...sheet('a', 1.01), ...sheet('b', 0.99)])).toEqual({ a: 0.9, b: 0.9 })
  })

  test('is full again, over the page, where the least that can be read is too large', () => {
    expect(nextSizes({}, sheet('a', 1.9))).toEqual({ a: 0 })
    expect(nextSizes({ a: 0.75 }, sheet('a', 1.01))).toEqual({ a: 0 })
  })
})
