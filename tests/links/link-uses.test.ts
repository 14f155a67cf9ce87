import { afterAll, beforeAll, expect, test } from 'vitest'
import { countLinkUse } from '../../shared/store/link-uses.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

test('a link acts a hundred times a day and no more; another link, or the next day, is counted by itself', async () => {
  const use = (token: string, day: string) => countLinkUse(table, token, day)
  // five at a time, as somebody would who wants more
  let used = 0
  while (used < 100) {
    const answers = await Promise.all(Array.from({ length: 5 }, () => use('stolen', '2018-05-03')))
    const counted = answers.filter(Boolean).length
    expect(counted).toBeGreaterThan(0)
    used += counted
  }
  expect(used).toBe(100)
  expect(await use('stolen', '2018-05-03')).toBe(false)
  expect(await use('another', '2018-05-03')).toBe(true)
  expect(await use('stolen', '2018-05-04')).toBe(true)
})
