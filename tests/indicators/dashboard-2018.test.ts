import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { formatMeasure } from '../../shared/figures/format-figure.ts'
import { dashboardRow, MEASURE_COLUMNS } from '../../shared/indicators/dashboard-row.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { storedObservation } from './indicator-fixtures.ts'

const folder = resolve('../shared/data/dashboard-2018')
const hasSharedData = existsSync(folder)
const read = (file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(`${folder}/${file}`, 'utf8'), { header: true, skipEmptyLines: true })
    .data

describe.skipIf(!hasSharedData)(
  `the dashboard of March 2018${hasSharedData ? '' : ' (skipped: ../shared is absent)'}`,
  () => {
    const returnRows = hasSharedData ? read('monthly-return-2018-03.csv') : []
    const expected = hasSharedData ? read('expected-dashboard.csv') : []

    it.each(expected.map(row => [row.indicator!, row] as const))('%s', (id, expectedRow) => {
      const indicator = sampleBoard().indicators.find(i => i.id === id)!
      const series = new Map(
        returnRows
          .filter(row => row.indicator === id)
          .map(row => [
            row.period!,
            storedObservation(
              row.period!,
              row.value === '' ? [Number(row.numerator), Number(row.denominator)] : Number(row.value),
              {
                indicator: id,
              },
            ),
          ]),
      )
      const row = dashboardRow(indicator, 'force', series)!
      const skip = expectedRow.not_reproducible!.split(' ')
      expect(row.dataTo).toBe(expectedRow.data_to)
      for (const column of MEASURE_COLUMNS.filter(c => !skip.includes(c))) {
        expect([column, formatMeasure(indicator, row.measures[column])]).toEqual([
          column,
          expectedRow[column] === '-' ? 'n/a' : expectedRow[column],
        ])
      }
    })
  },
)
