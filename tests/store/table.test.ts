import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Condition, Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'
import { asTable, makeMemoryTable } from '../schedules/memory-table.ts'

/** What the table promises, of the one on a server and of the one in memory that random schedules run on. */
const TABLES = {
  'an embedded server': startTable,
  'in memory': () => Promise.resolve({ table: asTable(makeMemoryTable()), stop: () => Promise.resolve() }),
}

/** Whatever an item holds. */
const ANY = z.looseObject({ pk: z.string(), sk: z.string() })

describe.each(Object.entries(TABLES))('a table, %s', (_, start) => {
  let table: Table
  let stop: () => Promise<void>
  beforeAll(async () => ({ table, stop } = await start()))
  afterAll(() => stop())

  test('gives back what was put, without what was undefined, and null for what is not there', async () => {
    const item = { pk: 'A', sk: '1', text: '', none: null, list: [1, [2, null]], map: { a: { b: true } } }
    expect(await table.put({ ...item, missing: undefined })).toBe(true)
    expect(await table.get({ pk: 'A', sk: '1' }, ANY)).toEqual(item)
    expect(await table.get({ pk: 'A', sk: '2' }, ANY)).toBeNull()
    expect(await table.get({ pk: 'B', sk: '1' }, ANY)).toBeNull()
  })

  test('gives what nobody can change it by: a copy, or what cannot be changed', async () => {
    const list = [1]
    await table.put({ pk: 'COPY', sk: '1', list })
    list.push(2)
    const read = (await table.get({ pk: 'COPY', sk: '1' }, z.object({ list: z.array(z.number()) })))!
    if (!Object.isFrozen(read.list)) read.list.push(3)
    expect(await table.get({ pk: 'COPY', sk: '1' }, ANY)).toMatchObject({ list: [1] })
  })

  test('gives a partition in the order of its keys’ bytes, and no more of each item than asked', async () => {
    const names = ['b', 'a', 'aé', 'B', 'a#2', 'a#10', 'a#1', '\u{1F600}', '\uFB00']
    await table.putAll(names.map(sk => ({ pk: 'ORDER', sk })))
    expect((await table.query('ORDER', ANY)).map(({ sk }) => sk)).toEqual([
      'B',
      'a',
      'a#1',
      'a#10',
      'a#2',
      'aé',
      'b',
      '\uFB00',
      '\u{1F600}',
    ])
    await table.put({ pk: 'PARTS', sk: '1', a: 1, b: { c: 2 }, d: 3 })
    await table.put({ pk: 'PARTS', sk: '2', d: 4 })
    expect(await table.query('PARTS', ANY, ['b', 'a'])).toEqual([
      { pk: 'PARTS', sk: '1', a: 1, b: { c: 2 } },
      { pk: 'PARTS', sk: '2' },
    ])
    expect(await table.query('NOTHING', ANY)).toEqual([])
  })

  test('replaces an item whole when it is put, and in part when it is set', async () => {
    const key = { pk: 'PART', sk: '1' }
    await table.put({ ...key, a: 1, b: 2 })
    await table.put({ ...key, b: 3 })
    expect(await table.get(key, ANY)).toEqual({ ...key, b: 3 })
    await table.set(key, { a: 4 })
    expect(await table.get(key, ANY)).toEqual({ ...key, a: 4, b: 3 })
  })

  test('makes an item by setting it, unless a condition forbids', async () => {
    const exists = { expression: 'attribute_exists(pk)' }
    expect(await table.set({ pk: 'NEW', sk: '1' }, { a: 1 }, exists)).toBe(false)
    expect(await table.get({ pk: 'NEW', sk: '1' }, ANY)).toBeNull()
    expect(await table.set({ pk: 'NEW', sk: '1' }, { a: 1 })).toBe(true)
    expect(await table.get({ pk: 'NEW', sk: '1' }, ANY)).toEqual({ pk: 'NEW', sk: '1', a: 1 })
  })

  test('writes sixty items in one call, and refuses one that is there twice', async () => {
    await table.putAll(Array.from({ length: 60 }, (_, i) => ({ pk: 'MANY', sk: String(i).padStart(2, '0') })))
    expect(await table.query('MANY', ANY)).toHaveLength(60)
    const twice = [
      { pk: 'TWICE', sk: '1' },
      { pk: 'TWICE', sk: '1' },
    ]
    await expect(table.putAll(twice)).rejects.toThrow()
  })
})

/* The product's own conditions and what might be asked in the same words, of anything an item may hold. */

const value = fc.constantFrom<unknown>(null, 0, 1, 2, 10, '', 'a', 'b', '10', 'sent', true, [1], { a: 1 })
const clause = fc.oneof(
  fc.constantFrom(
    'attribute_not_exists(pk)',
    'attribute_exists(pk)',
    'attribute_not_exists(#a)',
    'attribute_exists(b)',
  ),
  fc
    .tuple(fc.constantFrom('#a', 'b'), fc.constantFrom('=', '<>', '<=', '>=', '<', '>'), fc.constantFrom(':x', ':y'))
    .map(([left, operator, right]) => `${left} ${operator} ${right}`),
)
const expression = fc
  .array(fc.array(clause, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map(parts => parts.map(part => part.join(' AND ')).join(' OR '))

/** Only names and values that the expression has: DynamoDB refuses others. */
function makeCondition(text: string, x: unknown, y: unknown): Condition {
  const values = Object.fromEntries(Object.entries({ ':x': x, ':y': y }).filter(([name]) => text.includes(name)))
  return {
    expression: text,
    ...(text.includes('#a') && { names: { '#a': 'a' } }),
    ...(Object.keys(values).length > 0 && { values }),
  }
}

test('both tables decide every condition alike', async () => {
  const { table: served, stop } = await startTable()
  const memory = asTable(makeMemoryTable())
  let n = 0
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.record({ a: value, b: value }, { requiredKeys: [] })),
      expression,
      value,
      value,
      fc.boolean(),
      async (held, text, x, y, isPut) => {
        const key = { pk: 'CONDITIONS', sk: String(n++) }
        const condition = makeCondition(text, x, y)
        const write = async (table: Table) => {
          if (held) await table.put({ ...key, ...held })
          const answer = await (isPut
            ? table.put({ ...key, a: 'new' }, condition)
            : table.set(key, { a: 'new' }, condition)
          ).catch(() => 'refused')
          return [answer, await table.get(key, ANY)]
        }
        const [one, other] = [await write(served), await write(memory)]
        // an order of things that have none is refused by a server, and never asked for by the product
        if (one[0] !== 'refused') expect(other).toEqual(one)
      },
    ),
    { seed: 6, numRuns: 300 },
  )
  await stop()
})
