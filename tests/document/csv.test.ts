import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableCsv } from '../../shared/document/csv.ts'
import { tableMetadata } from '../../shared/document/csvw.ts'
import type { Cell, Column, Table } from '../../shared/document/table.ts'
import { figure } from '../given/sample-model.ts'

const text = (words: string): Cell => ({ kind: 'text', text: words })
const number = (printed: string, marks: Parameters<typeof figure>[2] = []): Cell => ({
  kind: 'figure',
  figure: figure(printed, 'a/force/current', marks),
})
const table = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): Table => ({
  id: 'sample',
  caption: 'A sample',
  columns,
  rows,
  notes: ['Made up.'],
})
const NAME: Column = { key: 'name', heading: 'Name', kind: 'text' }
const VALUE: Column = { key: 'value', heading: 'Value', kind: 'number', description: 'How many' }
const records = (csv: string) => parse<Record<string, string>>(csv, { bom: true, columns: true })

describe('a table as CSV', () => {
  it('has a byte order mark, a header, and CRLF', () => {
    expect(tableCsv(table([NAME, VALUE], [[text('Burglary'), number('139')]]))).toBe(
      '\uFEFFname,value\r\nBurglary,139\r\n',
    )
  })

  it.each([
    ['4,988', '4988'],
    ['22.3%', '22.3'],
    ['−13.1%', '-13.1'],
    ['n/a', ''],
  ])('holds the figure %s as %s', (printed, held) => {
    expect(records(tableCsv(table([NAME, VALUE], [[text('x'), number(printed)]])))[0]!['value']).toBe(held)
  })

  it('puts shorthand and significance into columns of their own', () => {
    const verdict: Cell = { kind: 'verdict', word: 'Higher', significant: true, sense: 'concern' }
    const csv = tableCsv(
      table(
        [NAME, VALUE, { key: 'v_1yr_avg', heading: 'Against 1-year average', kind: 'verdict' }],
        [[text('x'), number('4,988', ['e', 'p']), verdict]],
      ),
    )
    expect(records(csv)).toEqual([
      { name: 'x', value: '4988', value_marks: 'e p', v_1yr_avg: 'Higher', v_1yr_avg_significant: 'yes' },
    ])
  })

  it.each(['[z]', '[x]', '[c]'])('has %s, where there is nothing to print, as shorthand and not as a figure', mark => {
    const csv = tableCsv(
      table(
        [NAME, VALUE],
        [
          [text('x'), number('139')],
          [text('y'), text(mark)],
          [text('z'), text('n/a')],
        ],
      ),
    )
    expect(records(csv)).toEqual([
      { name: 'x', value: '139', value_marks: '' },
      { name: 'y', value: '', value_marks: mark[1] },
      { name: 'z', value: '', value_marks: '' },
    ])
  })

  it('keeps brackets that are somebody’s words', () => {
    const csv = tableCsv(table([NAME], [[text('[z] see below')], [text('n/a')]]))
    expect(records(csv)).toEqual([{ name: '[z] see below' }, { name: 'n/a' }])
  })

  it.each(['=1+1', '+44', '-2+3', '@SUM(A1)', '\tx', '\rx'])(
    'a cell of text that starts a formula is defused: %j',
    formula => {
      expect(records(tableCsv(table([NAME], [[text(formula)]])))[0]!['name']).toBe(`'${formula}`)
    },
  )

  it('a negative figure is not a formula', () => {
    expect(records(tableCsv(table([NAME, VALUE], [[text('x'), number('−5')]])))[0]!['value']).toBe('-5')
  })

  it('gives back any text put in, and nothing that a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), names => {
        const read = records(
          tableCsv(
            table(
              [NAME, VALUE],
              names.map(name => [text(name), number('1')]),
            ),
          ),
        )
        expect(read.map(record => record['name']!.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(names)
        for (const record of read) expect(record['name']).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

it('metadata names every column of the file, with its type and meaning', () => {
  const metadata = JSON.parse(
    tableMetadata(table([NAME, VALUE], [[text('Burglary'), number('139')]]), {
      publisher: 'A board',
      issued: '2018-05-02',
    }),
  ) as Record<string, unknown>
  expect(metadata).toMatchObject({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: 'sample.csv',
    'dc:title': 'A sample',
    tableSchema: {
      columns: [
        { name: 'name', datatype: 'string' },
        { name: 'value', datatype: 'decimal', 'dc:description': 'How many' },
      ],
    },
  })
})
