import { ARC, book, type IntakeCase } from './intake-case.ts'

const AREA = ['Indicator', 'Area', 'Feb-18', 'Mar-18']
const ROW = ['All Recorded Crime', 'Force', 4702, 4988]
const BOTH = [`${ARC} 2018-02 4702`, `${ARC} 2018-03 4988`]
const titled = (title: string, outcome: IntakeCase['outcome'], says?: RegExp): IntakeCase => ({
  name: `a table below ${title}, with no column for the area`,
  bytes: book([[title], ['Indicator', 'Mar-18'], ['All Recorded Crime', 4988]]),
  outcome,
  ...(outcome === 'read' && { values: [`${ARC} 2018-03 4988`] }),
  ...(says && { says }),
})

/** What stands around rows and says of whom, or of how much of a month, their figures are. */
export const SURROUNDING_CASES: readonly IntakeCase[] = [
  {
    name: 'sections that name districts, in a table with no column for the area, are never the force',
    bytes: book([
      ['Indicator', 'Mar-18'],
      ['Fenland'],
      ['Burglary Dwelling', 21],
      ['Peterborough:'],
      ['Hate Crime', 30],
    ]),
    ...{ outcome: 'held', at: { row: 2, column: 'A' }, says: /Peterborough/ },
  },
  {
    name: 'sections that name districts, beside a column for the area',
    bytes: book([['Indicator', 'Area', 'Mar-18'], ['Fenland'], ['Burglary Dwelling', 'Fenland', 21]]),
    ...{ outcome: 'read', values: ['burglary-dwelling fenland 2018-03 21'] },
  },
  {
    name: 'a section of targets is no actual figure, and what stands above it is',
    bytes: book([AREA, ROW, [null], ['Targets'], ['Hate Crime', 'Force', 50, 50]]),
    ...{ outcome: 'held', at: { row: 4, column: 'A' } },
  },
  titled('Most similar group average', 'held', /Most similar group average/),
  titled('England and Wales', 'held'),
  titled('Regional figures', 'held'),
  titled('National average', 'held'),
  titled('Northern area only', 'held'),
  titled('Site South', 'held'),
  titled('Division B', 'held'),
  titled('Figures, compared with England and Wales', 'read'),
  titled('Monthly return', 'read'),
  titled('Cambridgeshire', 'read'),
  ...(['Data to 18 March 2018', 'As at 18/03/2018', 'Up to 2018-03-18'] as const).map(
    (title): IntakeCase => ({
      name: `${title} holds that month alone`,
      bytes: book([[title], AREA, ROW]),
      ...{ outcome: 'held', at: { row: 1, column: 'A' }, says: /a part of March 2018/ },
    }),
  ),
  ...(['Data to 31 March 2018', 'Extracted on 5 April 2018', 'Data as at 5 April 2018'] as const).map(
    (title): IntakeCase => ({
      name: `${title} holds nothing`,
      ...{ bytes: book([[title], AREA, ROW]), outcome: 'read', values: BOTH },
    }),
  ),
  {
    name: 'a title that says provisional is told, since no figure says which it means',
    bytes: book([['Provisional figures, subject to revision'], AREA, ROW]),
    ...{ outcome: 'read', values: BOTH, says: /taken as published/ },
  },
  {
    name: 'a remark beside a row that begins with provisional',
    bytes: book([
      [...AREA, 'Notes'],
      [...ROW, 'Provisional, to be checked'],
    ]),
    ...{ outcome: 'held', at: { row: 2, column: 'E' } },
  },
  {
    name: 'a remark beside a row that says which weeks are missing',
    bytes: book([
      [...AREA, 'Notes'],
      [...ROW, 'week 4 missing'],
    ]),
    ...{ outcome: 'held', at: { row: 2, column: 'E' } },
  },
  {
    name: 'a sheet named Fcst',
    ...{ bytes: book([AREA, ROW], { name: 'Fcst' }), outcome: 'held', at: { sheet: 'Fcst' } },
  },
  ...([['A1:A2', 'B1:B2', 'C1:D1'], []] as const).map(
    (merges): IntakeCase => ({
      name: `headings over two rows, the year above the months, ${merges.length > 0 ? 'merged' : 'not merged'}`,
      bytes: book(
        [
          ['Indicator', 'Area', 2017, null, 2018],
          [null, null, 'Nov', 'Dec', 'Jan'],
          ['Hate Crime', 'Force', 60, null, 62],
        ],
        { merges },
      ),
      ...{ outcome: 'read', values: ['hate-crime force 2017-11 60', 'hate-crime force 2018-01 62'] },
    }),
  ),
  {
    name: 'headings over two rows, the second of which says what the months hold',
    bytes: book([AREA, [null, null, 'Target', 'Actual'], ROW]),
    ...{ outcome: 'held', at: { row: 2 } },
  },
]
