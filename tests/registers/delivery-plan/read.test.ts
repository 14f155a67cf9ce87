import { describe, expect, it } from 'vitest'
import { readPlan } from '../../../shared/registers/delivery-plan/read.ts'
import { csvTable } from '../csv-table.ts'

const HEADINGS =
  'plan,theme,id,priority action,lead,delivery lead,progress,update date,status,target date,forecast date,frame ends,' +
  'decision needed,rag,direction of travel,wider partnership opportunities'
const read = (...lines: string[]) => readPlan(csvTable([HEADINGS, ...lines].join('\n')))
const faultsOf = (...lines: string[]) => {
  const reading = read(...lines)
  return reading.ok ? [] : reading.faults
}

describe('a plan', () => {
  it('is read cell by cell', () => {
    const line =
      'Custody & Detention (2018),Cells,12,Refit,NP,ACC,Begun,01/05/2018,Ongoing,30/09/2018,01/10/2018,31/03/2020,Money,A,same,"Health, schools"'
    expect(read(line)).toEqual({
      ok: true,
      entries: [
        {
          id: 'custody-detention-2018-12',
          plan: 'Custody & Detention (2018)',
          theme: 'Cells',
          number: '12',
          action: 'Refit',
          lead: 'NP',
          deliveryLead: 'ACC',
          update: 'Begun',
          updateDate: '2018-05-01',
          status: 'in-progress',
          targetDate: '2018-09-30',
          forecastDate: '2018-10-01',
          frameEnds: '2020-03-31',
          opportunities: 'Health, schools',
          decisionNeeded: 'Money',
          registerRating: 'amber',
          registerDirection: 'same',
        },
      ],
      notes: [],
    })
    expect(read('“Custody”,,1,Refit,,,,,,,,,,,')).toMatchObject({ entries: [{ id: 'custody-1' }] })
  })

  it('has each number once', () => {
    expect(faultsOf(',,1,Do,,,,,,,,,,,', ',,1,Do,,,,,,,,,,,')).toMatchObject([
      { code: 'duplicate-id', row: 3, column: 'id', found: '1' },
    ])
    expect(faultsOf('A,,1,Do,,,,,,,,,,,', 'B,,1,Do,,,,,,,,,,,')).toEqual([])
    expect(faultsOf(',,,Do,,,,,,,,,,,', ',,,Do,,,,,,,,,,,').map(({ code }) => code)).toEqual([
      ...['blank-cell', 'blank-cell'],
    ])
  })

  it.each([
    [',,,Do,,,,,,,,,,,', 'the number of the action'],
    [',,1,,,,,,,,,,,,', 'what is to be achieved'],
  ])('%s lacks what it must have', (line, expected) => {
    expect(faultsOf(line)).toMatchObject([{ code: 'blank-cell', expected }])
  })
})
