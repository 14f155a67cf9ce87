import { describe, expect, it } from 'vitest'
import { readActions } from '../../../shared/registers/actions/read.ts'
import { makeOwnerFinder } from '../../../shared/registers/owners.ts'
import { csvTable } from '../csv-table.ts'
import { ROLES } from './examples.ts'

const HEADINGS =
  'Action No.,Meeting date raised,Meeting agenda item,Action,Owner,Target date,Action update,Update date,Status'
const GOOD = '6.0,16/05/2019,8.1,Report back,OPCC,31/07/2019,,,Not Started'
const read = (...lines: string[]) => readActions(csvTable(lines.join('\n')), makeOwnerFinder(ROLES))
const faultsOf = (...lines: string[]) => {
  const reading = read(...lines)
  return reading.ok ? [] : reading.faults
}

describe('reading an action log', () => {
  it('takes the papers’ headings, skips blank rows and finds the owner’s role', () => {
    const reading = read(HEADINGS, GOOD, ',,,,,,,,')
    expect(reading).toMatchObject({
      ok: true,
      entries: [{ id: '6.0', ownerRole: 'chief-executive', status: 'open', printedStatus: 'Not Started', repairs: [] }],
      notes: [],
    })
  })

  it('asks about days off and about open actions without a date, and takes the log in all the same', () => {
    const closed = GOOD.replace('6.0', '7.0').replace('31/07/2019', '').replace('Not Started', 'Closed')
    const asked = (...lines: string[]) => {
      const reading = read(HEADINGS, ...lines)
      return reading.ok ? reading.notes : reading.faults
    }
    expect(asked(GOOD, closed)).toEqual([])
    expect(asked(GOOD.replace('16/05/2019', '06/05/2019'))).toEqual([
      'Row 2: raised on Monday 6 May 2019, the Early May bank holiday. Is the date right? It is kept as it stands.',
    ])
    expect(asked(GOOD.replace(',,,Not', ',,18/05/2019,Not'))).toEqual([
      'Row 2: updated on Saturday 18 May 2019, a day on which nobody works. Is the date right? It is kept as it stands.',
    ])
    expect(asked(closed, GOOD.replace('31/07/2019', ''))).toEqual([
      'Row 3: open without a target date, so nobody is reminded. By when is it to be done?',
    ])
  })

  it('keeps the id of an action that came out of minutes', () => {
    expect(read(HEADINGS, GOOD.replace('6.0', '2018-04-12-12.4-ii'))).toMatchObject({
      entries: [{ id: '2018-04-12-12.4-ii' }],
    })
  })

  it.each([
    [
      GOOD.replace('8.1', '05/02/2019'),
      'date-for-item',
      'Meeting agenda item',
      '05/02/2019',
      'Format the cell as text',
    ],
    [
      GOOD.replace('8.1', 'eight'),
      'not-an-item',
      'Meeting agenda item',
      'eight',
      'Type the number as the agenda prints it.',
    ],
    [GOOD.replace('31/07/2019', '04/01/1900'), 'spreadsheet-number', 'Target date', '04/01/1900', 'a date of 1900'],
    [GOOD.replace('31/07/2019', '31/07/19'), 'not-a-date', 'Target date', '31/07/19', 'four figures for the year'],
    [GOOD.replace('31/07/2019', '31/07/2018'), 'target-before-raised', 'Target date', '2018-07-31', 'Correct one'],
    [GOOD.replace('16/05/2019', ''), 'blank-cell', 'Meeting date raised', 'nothing', 'Fill in the date.'],
    [GOOD.replace('6.0', ''), 'blank-cell', 'Action No.', 'nothing', 'Fill in the number of the action'],
    [GOOD.replace('OPCC', 'Everybody'), 'unknown-owner', 'Owner', 'Everybody', 'Name one owner'],
    [GOOD.replace('Not Started', 'Perhaps'), 'unknown-word', 'Status', 'Perhaps', 'Use one of the words'],
  ])('%s is refused as %s', (line, code, column, found, mend) => {
    const faults = faultsOf(HEADINGS, line)
    expect(faults).toMatchObject([{ code, sheet: null, row: 2, column, found }])
    expect(faults[0]!.mend).toContain(mend)
  })

  it('lists every fault at once', () => {
    expect(faultsOf(HEADINGS, '6.0,soon,x,,Nobody,never,,,').map(fault => fault.code)).toEqual([
      'not-an-item',
      'unknown-owner',
      'not-a-date',
      'not-a-date',
      'blank-cell',
      'blank-cell',
    ])
  })

  it('names the row an id stood in first', () => {
    expect(faultsOf(HEADINGS, GOOD, GOOD)).toEqual([
      {
        code: 'id-twice',
        sheet: null,
        row: 3,
        column: 'Action No.',
        found: '6.0',
        expected: 'a number that no other row has',
        mend: 'Row 2 has 6.0 already. Give this row a number of its own, or take one of the two out.',
      },
    ])
  })

  it('refuses headings that are missing, unknown or there twice, by the column of a workbook', () => {
    const table = csvTable(`${HEADINGS.replace('Target date', 'Traget date')},Owner \n`)
    const reading = readActions({ ...table, sheet: 'Log', columns: { 'Traget date': 'F', 'Owner ': 'J' } }, () => null)
    expect(reading.ok ? [] : reading.faults).toMatchObject([
      {
        code: 'unknown-column',
        sheet: 'Log',
        row: 1,
        column: 'F',
        mend: 'Rename the column "Traget date" or take it out.',
      },
      {
        code: 'column-twice',
        sheet: 'Log',
        row: 1,
        column: 'J',
        mend: 'Keep one of the columns "Owner" and "Owner ".',
      },
      {
        code: 'missing-column',
        row: 1,
        column: null,
        expected: 'target date',
        mend: 'Add a column headed "target date".',
      },
    ])
  })
})
