import { expect, test } from 'vitest'
import { addMonths, monthRange } from '../../../shared/calendar/month.ts'
import { tableCsv } from '../../../shared/document/csv.ts'
import type { Table } from '../../../shared/document/table.ts'
import { cellText, marksKey, marksOfTable } from '../../../shared/document/text.ts'
import { FigureBook } from '../../../shared/figures/figure-book.ts'
import { monthTable } from '../../../shared/packs/sections/month-table.ts'
import { letterText } from '../../../templates/mail/plain-text.ts'
import { indicator, seriesOf, storedObservation } from '../../indicators/indicator-fixtures.ts'

const FROM = '2017-06'
const TO = '2018-05'
const cells = (table: Table) => table.rows.map(row => row.map(cellText))

/** A survey of a year, June to May: one month without a figure, one withheld, one without its n. */
function survey(): Table {
  const percentage = indicator({ aggregation: 'percentage', decimals: 1, survey: true })
  const observations = monthRange(FROM, TO).map((month, i) => storedObservation(month, [80 + i, 100]))
  observations[2] = storedObservation(addMonths(FROM, 2), 0, { value: null, status: 'missing' })
  observations[3] = storedObservation(addMonths(FROM, 3), 0, { value: null, status: 'suppressed' })
  observations[4] = storedObservation(addMonths(FROM, 4), 81.5)
  const subject = {
    indicator: percentage,
    area: 'force',
    areaName: 'County',
    isWhole: true,
    series: seriesOf(...observations),
    row: null,
  }
  return monthTable(subject, monthRange(FROM, TO), new FigureBook())
}

test('a month outside the history, one without a figure and one withheld are three things, each explained', () => {
  const table = survey()
  expect(cells(table).slice(0, 7)).toEqual([
    ['April', '[x]', '[x]', '90.0%', '100'],
    ['May', '[x]', '[x]', '91.0%', '100'],
    ['June', '80.0%', '100', '[z]', '[z]'],
    ['July', '81.0%', '100', '[z]', '[z]'],
    ['August', 'n/a', 'n/a', '[z]', '[z]'],
    ['September', '[c]', '[c]', '[z]', '[z]'],
    ['October', '81.5%', '[x]', '[z]', '[z]'],
  ])
  expect(marksKey(marksOfTable(table))).toBe(
    '[c] withheld so that nobody can be identified, [x] not available, [z] not applicable',
  )
})

test('its file has numbers in number columns, and the shorthand beside them', () => {
  const lines = tableCsv(survey()).split('\r\n')
  expect(lines.slice(0, 8)).toEqual([
    '\uFEFFmonth,year_2017_18,year_2017_18_marks,n_2017_18,n_2017_18_marks,year_2018_19,year_2018_19_marks,n_2018_19,n_2018_19_marks',
    'April,,x,,x,90.0,,100,',
    'May,,x,,x,91.0,,100,',
    'June,80.0,,100,,,z,,z',
    'July,81.0,,100,,,z,,z',
    'August,,,,,,z,,z',
    'September,,c,,c,,z,,z',
    'October,81.5,,,x,,z,,z',
  ])
})

test('plain text explains the shorthand above the table', () => {
  const letter = {
    marking: null,
    heading: 'A',
    headline: [],
    blocks: [{ kind: 'table' as const, table: survey() }],
    footer: [],
  }
  const text = letterText(letter as unknown as Parameters<typeof letterText>[0])
  expect(text).toContain('[x] not available,\n[z] not applicable.')
})
