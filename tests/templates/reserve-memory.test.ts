import { expect, test } from 'vitest'
import { rememberMemory } from '../../templates/pdf/reserve-memory.ts'

const PAGE = 65_536

test('memory that is put back holds what it held, and nothing that was written since, in pages added since either', () => {
  const memory = new WebAssembly.Memory({ initial: 3 })
  new Uint8Array(memory.buffer).set([1, 2, 3], 10)
  const restore = rememberMemory(memory)
  const before = new Uint8Array(memory.buffer).slice()
  new Uint8Array(memory.buffer).fill(7)
  memory.grow(1)
  new Uint8Array(memory.buffer)[3 * PAGE + 5] = 9
  restore()
  const after = new Uint8Array(memory.buffer)
  expect(Buffer.compare(after.subarray(0, 3 * PAGE), before)).toBe(0)
  expect(after.subarray(3 * PAGE).every(byte => byte === 0)).toBe(true)
})
