import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { addMonths, type Month, monthsEnding } from '../../../../shared/calendar/month.ts'
import type { Group } from '../../../../shared/config/schema/group.ts'
import type { BoardFile } from '../../../../shared/config/schema/index.ts'
import type { Block } from '../../../../shared/document/document.ts'
import type { Sentence } from '../../../../shared/document/figure.ts'
import type { Table } from '../../../../shared/document/table.ts'
import { FigureBook } from '../../../../shared/figures/figure-book.ts'
import { dashboardRow } from '../../../../shared/indicators/dashboard-row.ts'
import type { PackSubject } from '../../../../shared/packs/input/pack-input.ts'
import { disproportionality } from '../../../../shared/packs/sections/disproportionality/disproportionality.ts'
import { sampleBoard } from '../../../given/sample-board.ts'
import { indicator, seriesOf, storedObservation } from '../../../indicators/indicator-fixtures.ts'

const LAST = '2018-03'

const sample = sampleBoard()

/** An indicator whose months up to `last` add up to the total; `before` is the year before, months of it only where given. */
function counted(
  id: string,
  name: string,
  total: number,
  options: { last?: Month; months?: number; before?: number } = {},
): PackSubject {
  const { last = LAST, months = 12, before } = options
  const of = indicator({ id, name, unit: 'searches', polarity: 'neutral' })
  const spread = (sum: number, end: Month) =>
    monthsEnding(end, months).map((month, i) =>
      storedObservation(month, Math.floor(((i + 1) * sum) / months) - Math.floor((i * sum) / months), {
        indicator: id,
      }),
    )
  const series = seriesOf(
    ...(before === undefined ? [] : spread(before, addMonths(last, -months))),
    ...spread(total, last),
  )
  return {
    indicator: of,
    area: 'force',
    areaName: 'Cambridgeshire',
    isWhole: true,
    series,
    row: dashboardRow(of, 'force', series),
  }
}

function boardWith(groups: readonly Partial<Group>[]): BoardFile {
  const board = sample
  const full = groups.map(group => ({
    name: '',
    people: '',
    dimension: 'ethnicity',
    indicator: '',
    reference: false,
    notStated: false,
    ...group,
  }))
  return { ...board, groups: full }
}

const ETHNICITIES: readonly [string, string, number, number | undefined][] = [
  ['White', 'White people', 638, 600_000],
  ['Black', 'Black people', 59, 8000],
  ['Mixed', 'people of mixed ethnicity', 5, 4000],
]

const groupsOf = (withPopulation: boolean) => [
  ...ETHNICITIES.map(([name, people, , population]) => ({
    name,
    people,
    indicator: name.toLowerCase(),
    ...(withPopulation
      ? { population: population!, populationSource: 'made up for the test', reference: name === 'White' }
      : {}),
  })),
  { name: 'Not stated', people: 'people who did not say', indicator: 'not-stated', notStated: true },
]

const plainText = (sentence: Sentence) =>
  sentence.map(part => (typeof part === 'string' ? part : part.printed)).join('')
const sentencesOf = (blocks: readonly Block[]) =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? block.sentences.map(plainText) : []))
const tablesOf = (blocks: readonly Block[]) => blocks.flatMap(block => (block.kind === 'table' ? [block.table] : []))
const cellsOf = (table: Table) =>
  table.rows.map(row =>
    row.map(cell => (cell.kind === 'text' ? cell.text : cell.kind === 'figure' ? cell.figure.printed : cell.kind)),
  )

function write(board: BoardFile, options: Parameters<typeof counted>[3] & { befores?: Record<string, number> } = {}) {
  const { befores, ...rest } = options
  const of = (id: string, name: string, total: number) =>
    counted(id, name, total, { ...rest, ...(befores?.[id] === undefined ? {} : { before: befores[id] }) })
  const parts = [
    ...ETHNICITIES.map(([name, , total]) => of(name.toLowerCase(), name, total)),
    of('not-stated', 'Not stated', 98),
  ]
  return disproportionality(board, of('whole', 'Stop and search', 800), parts, new FigureBook())
}

describe('with populations', () => {
  const blocks = write(boardWith(groupsOf(true)))
  const [table] = tablesOf(blocks)

  test('a table of counts, shares, rates and ratios with intervals', () => {
    expect(table!.caption).toBe('Stop and search by ethnicity, Cambridgeshire, April 2017 to March 2018')
    expect(table!.columns.map(column => column.heading)).toEqual([
      'Group',
      'Searches',
      'Share',
      'Rate per 1,000 people',
      'Times White',
      'Interval from',
      'Interval to',
      'What it shows',
    ])
    expect(cellsOf(table!)).toEqual([
      ['White', '638', '79.8%', '1.1', '[z]', '[z]', '[z]', 'Others are compared with it'],
      ['Black', '59', '7.4%', '7.4', '6.94', '5.11', '9.41', 'Higher'],
      ['Mixed', '5', '0.6%', '1.3', '1.18', '0.32', '3.02', 'No difference shown; small base'],
      ['Not stated', '98', '12.3%', '[z]', '[z]', '[z]', '[z]', 'Left out'],
      ['All', '800', '100.0%', '[z]', '[z]', '[z]', '[z]', 'All groups'],
    ])
    expect(table!.notes).toEqual([
      'Each interval allows for how many are compared on this page: in nineteen packs out of twenty all of them hold the true figure. Where one leaves out one, a difference is shown that chance alone hardly makes.',
      'Small base: fewer than ten on either side, so the interval is wide and a difference should not be relied on.',
      'People living here, by ethnicity: made up for the test. The rate is over the months in the heading of the table.',
    ])
  })

  test('what it comes to, in words', () => {
    expect(sentencesOf(blocks)).toEqual([
      'Of 800 searches from April 2017 to March 2018, 638 (79.8%) were of White people.',
      'For each person living here there were 6.94 times as many searches of Black people as of White people (between 5.11 and 9.41).',
      'The comparisons leave out 12.3%, which were of people who did not say.',
      'Groups marked small base rest on too few to judge.',
      'A rate counts all who live here: it does not allow for age, place or who is out on the street, and does not say why groups differ.',
    ])
  })

  test('numerals stand in figures, never in the words between', () => {
    const words = blocks
      .flatMap(block => (block.kind === 'paragraph' ? block.sentences.flat() : []))
      .filter(part => typeof part === 'string')
    expect(words.filter(part => /\d/.test(part))).toEqual([])
  })
})

describe('without populations', () => {
  test('shares against the year before, where that is held', () => {
    const befores = { whole: 820, white: 700, black: 25, mixed: 5, 'not-stated': 90 }
    const blocks = write(boardWith(groupsOf(false)), { befores })
    const [table] = tablesOf(blocks)
    expect(table!.columns.map(column => column.heading).slice(3)).toEqual([
      'Share, 12 months before',
      'Times the share before',
      'Interval from',
      'Interval to',
      'What it shows',
    ])
    expect(cellsOf(table!).slice(0, 3)).toEqual([
      ['White', '638', '79.8%', '85.4%', '0.93', '0.88', '0.99', 'Lower'],
      ['Black', '59', '7.4%', '3.0%', '2.42', '1.35', '4.33', 'Higher'],
      ['Mixed', '5', '0.6%', '0.6%', '1.03', '0.16', '6.57', 'No difference shown; small base'],
    ])
    expect(sentencesOf(blocks)).toEqual([
      'Of 800 searches from April 2017 to March 2018, 638 (79.8%) were of White people.',
      'The share of White people is smaller than in the year before: 79.8%, which is 0.93 times what it was (between 0.88 and 0.99).',
      'The share of Black people is larger than in the year before: 7.4%, which is 2.42 times what it was (between 1.35 and 4.33).',
      'Groups marked small base rest on too few to judge.',
      'No populations by group are set in the board’s file, so these are shares of those searched against the year before, not rates by population.',
    ])
  })

  test('no year before: counts and shares alone, and a sentence says why', () => {
    const blocks = write(boardWith(groupsOf(false)), { months: 9 })
    const [table] = tablesOf(blocks)
    expect(table!.caption).toBe('Stop and search by ethnicity, Cambridgeshire, July 2017 to March 2018')
    expect(table!.columns.map(column => column.heading)).toEqual(['Group', 'Searches', 'Share'])
    expect(cellsOf(table!).at(-1)).toEqual(['All', '800', '100.0%'])
    expect(sentencesOf(blocks)).toEqual([
      'Of 800 searches from July 2017 to March 2018, 638 (79.8%) were of White people.',
      'No populations by group are set in the board’s file and a full year before is not held, so there is nothing to compare the shares with.',
    ])
  })

  test('groups that do not differ are said not to', () => {
    const same = { whole: 800, white: 638, black: 59, mixed: 5, 'not-stated': 98 }
    expect(sentencesOf(write(boardWith(groupsOf(false)), { befores: same }))).toContain(
      'No group differs by more than chance can explain.',
    )
  })
})

test('a withheld count withholds its share and its ratio', () => {
  const board = boardWith(groupsOf(true))
  const parts = ETHNICITIES.map(([name, , total]) => counted(name.toLowerCase(), name, total))
  const mixed = parts[2]!
  const withheld = seriesOf(
    ...[...mixed.series.values()].map(o => ({ ...o, value: null, status: 'suppressed' as const })),
  )
  const blocks = disproportionality(
    board,
    counted('whole', 'Stop and search', 800),
    [...parts.slice(0, 2), { ...mixed, series: withheld }],
    new FigureBook(),
  )
  expect(cellsOf(tablesOf(blocks)[0]!)[2]).toEqual(['Mixed', '[c]', '[c]', '[c]', '[z]', '[z]', '[z]', 'Withheld'])
  expect(cellsOf(tablesOf(blocks)[0]!).at(-1)![2]).toBe('[z]')
})

test('an indicator whose breakdowns are no groups has nothing', () => {
  expect(
    disproportionality(
      sample,
      counted('whole', 'All crime', 800),
      [counted('burglary', 'Burglary', 10)],
      new FigureBook(),
    ),
  ).toEqual([])
})

test('no figure at all: nothing', () => {
  const empty = (subject: PackSubject) => ({ ...subject, series: new Map(), row: null })
  const [name] = groupsOf(true)
  expect(
    disproportionality(
      boardWith([name!]),
      empty(counted('whole', 'W', 1)),
      [empty(counted('white', 'White', 1))],
      new FigureBook(),
    ),
  ).toEqual([])
})

test('the sample board’s groups are all breakdowns of stop and search', () => {
  const board = sample
  expect(board.groups).toHaveLength(12)
  for (const group of board.groups)
    expect(board.indicators.find(i => i.id === group.indicator)?.breakdownOf).toBe('police-uk-stop-search')
})

const papers = resolve('../shared/papers')
describe.skipIf(!existsSync(papers))('the tables of the paper of May 2018 (skipped without ../shared/papers)', () => {
  test.each([
    ['stop-search-2018-03.csv', 'ethnicity', 'rolling12'],
    ['stop-search-2018-03.csv', 'ethnicity', 'month'],
    ['stop-search-2018-03.csv', 'age', 'rolling12'],
    ['stop-search-2018-03.csv', 'age', 'month'],
    ['arrests-2018-03.csv', 'ethnicity', 'rolling12'],
    ['arrests-2018-03.csv', 'ethnicity', 'month'],
    ['arrests-2018-03.csv', 'age', 'rolling12'],
    ['arrests-2018-03.csv', 'age', 'month'],
  ])('%s, %s, %s: shares print as the paper prints them', (file, dimension, span) => {
    const all = parse<Record<string, string>>(readFileSync(resolve(papers, file)), { columns: true }).filter(
      row => row['dimension'] === dimension,
    )
    const total = Number(all.find(row => row['is_subtotal'] === 'total')![`${span}_total`])
    const rows = all.filter(row => row['is_subtotal'] === '')
    const months = span === 'month' ? 1 : 12
    const printed = rows.map(row => Number(row[`${span}_percent`]).toFixed(1))
    const id = (i: number) => `group-${i}`
    const parts = rows.map((row, i) =>
      counted(id(i), row['group']!, Math.round((Number(printed[i]) * total) / 100), { months }),
    )
    const groups = rows.map((row, i) => ({ name: row['group']!, people: row['group']!, dimension, indicator: id(i) }))
    const blocks = disproportionality(
      boardWith(groups),
      counted('whole', 'Whole', total, { months }),
      parts,
      new FigureBook(),
    )
    expect(
      cellsOf(tablesOf(blocks)[0]!)
        .slice(0, -1)
        .map(row => row[2]),
    ).toEqual(printed.map(percent => `${percent}%`))
  })
})
