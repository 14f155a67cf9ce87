import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { DropSource } from '../../shared/intake/containers/drop.ts'
import { collectFigures } from '../../shared/intake/proposal/collect-figures.ts'
import { propose } from '../../shared/intake/proposal/propose.ts'
import { makeWorkbook } from './make-workbook.ts'

const sourceOf = (bytes: Uint8Array): DropSource => ({
  size: bytes.length,
  stream: () => Readable.from([bytes]),
  range: (start, end) => Readable.from([bytes.subarray(start, end)]),
})
const ofCsv = async (...lines: string[]) => {
  const { figures } = await collectFigures(sourceOf(Buffer.from(lines.join('\n'))))
  return propose(figures)!
}
const kindOf = async (name: string, ...values: (number | string)[]) => {
  const months = values.map((_, i) => `2025-${String(i + 1).padStart(2, '0')}`)
  const proposal = await ofCsv(`indicator,${months.join(',')}`, `"${name}",${values.join(',')}`)
  const { aggregation, format, decimals, unit, mayBeNegative, withoutCounts } = proposal.indicators[0]!
  return { aggregation, format, decimals, unit, mayBeNegative, withoutCounts }
}

describe('a board proposed from a return', () => {
  it('has the indicators, areas and months of a workbook, a theme a sheet, and says which sheets it could not read', async () => {
    const workbook = makeWorkbook([
      { name: 'Cover', rows: [['Monthly return']] },
      {
        name: 'Waiting',
        rows: [
          ['Waiting times'],
          ['Indicator', 'Area', 'Aug-25', 'Sep-25'],
          ['Patients waiting', 'Trust', 50, 60],
          ['Patients waiting', 'Site A', 20, 25],
          ['Patients waiting', 'Site B', 30, 35],
        ],
      },
      {
        name: 'Quality',
        rows: [
          ['Indicator', 'Aug-25', 'Sep-25'],
          ['Complaints', 5, 7],
        ],
      },
    ])
    const { figures, unreadSheets } = await collectFigures(sourceOf(workbook))
    expect(unreadSheets).toEqual(['Cover'])
    expect(propose(figures)).toMatchObject({
      indicators: [
        { id: 'patients-waiting', theme: 'waiting', from: '2025-08', to: '2025-09', months: 2, byArea: true },
        { id: 'complaints', theme: 'quality', byArea: false },
      ],
      themes: [{ id: 'waiting', name: 'Waiting' }, { id: 'quality' }],
      from: '2025-08',
      to: '2025-09',
    })
  })

  it('takes for the whole what is named like a total, or what the others add up to, or rows without an area', async () => {
    const rows = (whole: string) => ['indicator,area,2025-01', `Calls,${whole},30`, 'Calls,North,10', 'Calls,South,20']
    expect((await ofCsv(...rows('Total'))).whole).toEqual({ name: 'Total', why: 'named like a total' })
    expect((await ofCsv(...rows('Northshire'))).whole.name).toBe('Northshire')
    expect((await ofCsv(...rows(''))).whole).toEqual({ name: null, why: 'rows that name no area' })
    expect((await ofCsv('indicator,area,2025-01', 'Calls,North,10', 'Calls,South,20')).whole).toEqual({
      name: null,
      why: '',
    })
  })

  it('reads a table with months down and an indicator as each heading', async () => {
    const proposal = await ofCsv('Month,Calls,Visits', 'Jan 2025,10,3', 'Feb 2025,12,4')
    expect(proposal.indicators.map(({ name, months }) => [name, months])).toEqual([
      ['Calls', 2],
      ['Visits', 2],
    ])
  })

  it('has nothing to propose from a file without a table', async () => {
    const { figures } = await collectFigures(sourceOf(Buffer.from('a,b\n1,2\n')))
    expect(propose(figures)).toBeNull()
  })
})

describe('the kind of an indicator', () => {
  const plain = { format: 'number', mayBeNegative: false, withoutCounts: false }

  it('is a count where its figures are whole numbers', async () => {
    expect(await kindOf('Number of complaints in the month', 5, 7)).toEqual({
      ...{ ...plain, aggregation: 'count', decimals: 0, unit: 'complaints' },
    })
  })

  it('is a percentage without its counts where its cells or its name say so', async () => {
    const expected = { ...plain, aggregation: 'percentage', decimals: 1, withoutCounts: true }
    expect(await kindOf('Answered in time', '81.5%', '82%')).toMatchObject(expected)
    expect(await kindOf('Sickness rate', 5.1, 4.9)).toMatchObject(expected)
  })

  it('is a percentage or an average with its counts where both numbers are there', async () => {
    const of = async (numerator: number, denominator: number) =>
      (await ofCsv('indicator,period,numerator,denominator', `Seen,2025-01,${numerator},${denominator}`)).indicators[0]!
    expect(await of(8, 10)).toMatchObject({ aggregation: 'percentage', withoutCounts: false })
    expect(await of(80, 10)).toMatchObject({ aggregation: 'mean', withoutCounts: false })
  })

  it('is money, which may be negative, where its name says so', async () => {
    expect(await kindOf('Surplus or deficit (£)', -340_000, 12_000)).toEqual({
      ...{ ...plain, aggregation: 'count', format: 'pounds', decimals: 0, unit: 'pounds', mayBeNegative: true },
    })
  })

  it('is a rate or an average whose months stand alone', async () => {
    const expected = { ...plain, aggregation: 'mean', withoutCounts: true }
    expect(await kindOf('Falls per 1,000 bed days', 5.12, 4.9)).toMatchObject({ ...expected, decimals: 2 })
    expect(await kindOf('Average wait (minutes)', 12, 14)).toMatchObject({ ...expected, unit: 'minutes', decimals: 1 })
  })

  it('is a number at the month’s end for a list, a caseload or a headcount', async () => {
    expect(await kindOf('Patients on the waiting list', 500, 510)).toMatchObject({ aggregation: 'headcount' })
  })
})
