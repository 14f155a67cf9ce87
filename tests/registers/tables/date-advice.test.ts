import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from '../../intake/drop-fixtures.ts'

const HEAD =
  'Action No.,Meeting date raised,Meeting agenda item,Action,Owner,Target date,Action update,Update date,Status\n'
const read = (target: string) =>
  readBytes('actions', 'log.csv', `${HEAD}1.0,28/02/2018,7.2,Report back,OPCC,"${target}",,,Open`, {
    today: '2018-06-20',
  })
const adviceAbout = async (target: string) => {
  const reading = await read(target)
  if (reading.outcome === 'accepted') throw new Error('it was read')
  return reading.faults.map(({ code, fix }) => `${code}: ${fix}`)
}

test.each([
  ['31/04/2018', /April has no day 31/],
  ['31 June 2018', /June has no day 31/],
  ['29/02/2018', /February has no day 29/],
  ['5/16/2018', /no month 16/],
  ['by 16/05/2018', /such as 16\/05\/2018/],
  ['11/06/2018 (was 16/05/2018)', /such as 11\/06\/2018/],
  ['w/c 11/06/2018', /such as 11\/06\/2018/],
  ['May 16 2018', /^not-a-date: Type the date with the day first/],
  ['TBC', /TBC is no date/],
])('the advice about the date %j names what is wrong with it', async (target, advice) => {
  const given = await adviceAbout(target)
  expect(given).toHaveLength(1)
  expect(given[0]).toMatch(advice)
  expect(given[0]).toMatch(/leave the cell empty/)
})

test('a date a generation ahead is a slip of the year, and refused', async () => {
  expect(await adviceAbout('16/05/2081')).toEqual([
    'implausible-date: Check the year: two digits may have changed places.',
  ])
  expect(expectAccepted(await read('16/05/2038')).entries).toHaveLength(1)
})
