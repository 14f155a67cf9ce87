import { expect, test } from 'vitest'
import { readOnce } from '../../functions/edge/read-once.ts'
import type { DropSource } from '../../shared/intake/containers/drop.ts'
import { sourceOf } from './drop-fixtures.ts'

function counted(size: number): { source: DropSource; reads: () => number } {
  let reads = 0
  const source = sourceOf(
    Uint8Array.from({ length: 100 }, (_, i) => i),
    7,
  )
  return {
    source: {
      ...source,
      size,
      stream: () => (reads++, source.stream()),
      range: (a, b) => (reads++, source.range(a, b)),
    },
    reads: () => reads,
  }
}
const bytesOf = async (parts: AsyncIterable<Uint8Array>) => {
  const all: number[] = []
  for await (const part of parts) all.push(...part)
  return all
}

test('a small file is fetched once, however often it is read', async () => {
  const { source, reads } = counted(100)
  const once = readOnce(source)
  const whole = await bytesOf(source.stream())
  expect(await bytesOf(once.stream())).toEqual(whole)
  expect(await bytesOf(once.stream())).toEqual(whole)
  expect(await bytesOf(once.range(10, 20))).toEqual(whole.slice(10, 20))
  expect(await bytesOf(once.range(90, 120))).toEqual(whole.slice(90))
  expect(reads()).toBe(2)
})

test('a large file is never held in memory', () => {
  const { source } = counted(32_000_001)
  expect(readOnce(source)).toBe(source)
})
