import { describe, expect, it } from 'vitest'
import { makeOwnerFinder } from '../../../shared/config/owners.ts'
import { readActions } from '../../../shared/registers/actions/read.ts'
import { LONDON } from '../../given/london.ts'
import { csvTable } from '../csv-table.ts'
import { ROLES } from './examples.ts'

const HEADINGS =
  'Action No.,Meeting date raised,Meeting agenda item,Action,Owner,Target date,Action update,Update date,Status'
const GOOD = '6.0,16/05/2019,8.1,Report back,OPCC,31/07/2019,,,Not Started'
const read = (...lines: string[]) => readActions(csvTable(lines.join('\n')), makeOwnerFinder(ROLES), LONDON)
const faultsOf = (...lines: string[]) => {
  const reading = read(...lines)
  return reading.ok ? [] : reading.faults
}

describe('reading an action log', () => {
  it('takes the papers’ headings, skips blank rows and finds the owner’s role', () => {
    const reading = read(HEADINGS, GOOD, ',,,,,,,,')
    expect(reading).toMatchObject({
      ok: true,
      entries: [{ id: '6.0', ownerRole: 'chief-executive', status: 'open', statusText: 'Not Started', repairs: [] }],
      notes: [],
    })
  })

  it('asks about non-working days and open actions without a date, and accepts the log', () => {
    const closed = GOOD.replace('6.0', '7.0').replace('31/07/2019', '').replace('Not Started', 'Closed')
    const asked = (...lines: string[]) => {
      const reading = read(HEADINGS, ...lines)
      return reading.ok ? reading.notes : reading.faults
    }
    expect(asked(GOOD, closed)).toEqual([])
    expect(asked(GOOD.replace('16/05/2019', '06/05/2019'))).toEqual([
      'Row 2: raised on Monday 6 May 2019, the Early May bank holiday. Is the date right? It is kept as it is.',
    ])
    expect(asked(GOOD.replace(',,,Not', ',,18/05/2019,Not'))).toEqual([
      'Row 2: updated on Saturday 18 May 2019, a non-working day. Is the date right? It is kept as it is.',
    ])
    const holiday = GOOD.replace('16/05/2019', '06/05/2019')
    const also = (id: string) => holiday.replace('6.0', id)
    expect(asked(holiday, also('7.0'))[0]).toMatch(/^Rows 2 and 3: raised on /)
    expect(asked(holiday, also('7.0'), also('8.0'))[0]).toMatch(/^Rows 2, 3 and 4: raised on /)
    expect(asked(closed, GOOD.replace('31/07/2019', ''))).toEqual([
      'Row 3: open without a target date, so nobody is reminded. By when should it be done?',
    ])
  })

  it('keeps the id of an action from minutes', () => {
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
    [GOOD.replace('31/07/2019', '04/01/1900'), 'spreadsheet-number', 'Target date', '04/01/1900', 'a date in 1900'],
    [GOOD.replace('31/07/2019', '31/07/19'), 'not-a-date', 'Target date', '31/07/19', 'four-digit year'],
    [GOOD.replace('31/07/2019', '31/07/2018'), 'target-before-raised', 'Target date', '2018-07-31', 'Correct one'],
    [GOOD.replace('16/05/2019', ''), 'blank-cell', 'Meeting date raised', 'nothing', 'Fill in the date.'],
    [GOOD.replace('6.0', ''), 'blank-cell', 'Action No.', 'nothing', 'Fill in the number of the action'],
    [GOOD.replace('OPCC', 'Everybody'), 'unknown-owner', 'Owner', 'Everybody', 'Name one owner'],
    [GOOD.replace('Not Started', 'Perhaps'), 'unknown-word', 'Status', 'Perhaps', 'Use one of the words'],
  ])('%s is refused as %s', (line, code, column, found, fix) => {
    const faults = faultsOf(HEADINGS, line)
    expect(faults).toMatchObject([{ code, sheet: null, row: 2, column, found }])
    expect(faults[0]!.fix).toContain(fix)
  })

  it('lists every fault together', () => {
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
        code: 'duplicate-id',
        sheet: null,
        row: 3,
        column: 'Action No.',
        found: '6.0',
        expected: 'a number that no other row has',
        fix: 'Row 2 has 6.0 already. Give this row a different number, or remove one of the two.',
      },
    ])
  })

  it('refuses headings that are missing, unknown or there twice, by the column of a workbook', () => {
    const table = csvTable(`${HEADINGS.replace('Target date', 'Traget date')},Owner \n`)
    const reading = readActions(
      { ...table, sheet: 'Log', columns: { 'Traget date': 'F', 'Owner ': 'J' } },
      () => null,
      LONDON,
    )
    expect(reading.ok ? [] : reading.faults).toMatchObject([
      {
        code: 'unknown-column',
        sheet: 'Log',
        row: 1,
        column: 'F',
        fix: 'Rename the column "Traget date" or remove it.',
      },
      {
        code: 'duplicate-column',
        sheet: 'Log',
        row: 1,
        column: 'J',
        fix: 'Keep one of the columns "Owner" and "Owner ".',
      },
      {
        code: 'missing-column',
        row: 1,
        column: null,
        expected: 'target date',
        fix: 'Add a column headed "target date".',
      },
    ])
  })

  it.each([
    [GOOD.replace('6.0', ''), 'Action No.', 'the number of the action'],
    [GOOD.replace('OPCC', ''), 'Owner', 'the owner of the action'],
    [GOOD.replace('Not Started', ''), 'Status', 'the status of the action'],
    [GOOD.replace('Report back', ''), 'Action', 'what is to be done'],
  ])('%s lacks what it must have', (line, column, expected) => {
    expect(faultsOf(HEADINGS, line)).toEqual([
      {
        code: 'blank-cell',
        sheet: null,
        row: 2,
        column,
        found: 'nothing',
        expected,
        fix: `Fill in ${expected}, or remove the row.`,
      },
    ])
  })

  it('says what an owner and a date may be', () => {
    expect(faultsOf(HEADINGS, GOOD.replace('OPCC', 'Everybody'))[0]!.expected).toBe(
      'one role of the board, by its name or another name the board’s file gives it',
    )
    const dated = (target: string) => faultsOf(HEADINGS, GOOD.replace('31/07/2019', target))
    expect(dated('15/05/2019').map(({ expected }) => expected)).toEqual(['2019-05-16 or later'])
    expect(dated('16/05/2019')).toEqual([])
    expect(dated('')).toEqual([])
    expect(dated('soon').map(({ expected }) => expected)).toEqual(['a date such as 16/05/2019 or 2019-05-16'])
    expect(faultsOf(HEADINGS, GOOD.replace('16/05/2019', '').replace('31/07/2019', '')).map(f => f.code)).toEqual([
      'blank-cell',
    ])
  })

  it('does not report an invalid number as a duplicate', () => {
    const [blank, wrong] = [GOOD.replace('6.0', ''), GOOD.replace('6.0', 'six')]
    expect(faultsOf(HEADINGS, blank, blank, wrong, wrong).map(({ code }) => code)).toEqual([
      ...['blank-cell', 'blank-cell', 'not-an-item', 'not-an-item'],
    ])
  })

  it('knows no word that is not in the rules', () => {
    expect(faultsOf(HEADINGS, GOOD.replace('Not Started', 'constructor'))).toMatchObject([
      {
        code: 'unknown-word',
        found: 'constructor',
        expected:
          'one of open, ongoing, on-going, in progress, not started, started, due soon, overdue, proposed for extension, ' +
          'extension proposed, proposed for closure, closure proposed, closed, complete, completed, discharged, withdrawn',
      },
    ])
  })

  it('names the headings that it knows', () => {
    const faults = faultsOf(`${HEADINGS},Colour,Due date`, `${GOOD},red,`)
    expect(faults).toEqual([
      {
        code: 'unknown-column',
        sheet: null,
        row: 1,
        column: 'Colour',
        found: 'Colour',
        expected:
          'one of action no, meeting date raised, meeting agenda item, action, owner, target date, action update, ' +
          'update date, status, reason, board decision date',
        fix: 'Rename the column "Colour" or remove it.',
      },
      {
        code: 'duplicate-column',
        sheet: null,
        row: 1,
        column: 'Due date',
        found: 'Due date',
        expected: 'one column for target date',
        fix: 'Keep one of the columns "Target date" and "Due date".',
      },
    ])
    expect(faultsOf(HEADINGS.replace(',Status', ''))).toEqual([
      {
        code: 'missing-column',
        sheet: null,
        row: 1,
        column: null,
        found: 'no such heading',
        expected: 'status',
        fix: 'Add a column headed "status".',
      },
    ])
  })

  it('ignores a heading that gives a row’s source, and an empty one', () => {
    expect(read(`${HEADINGS},Note,seed_file,basis,location,`, `${GOOD},a,b,c,d,e`)).toMatchObject({ ok: true })
  })
})
