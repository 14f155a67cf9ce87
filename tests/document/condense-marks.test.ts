import { expect, test } from 'vitest'
import { condenseMarks } from '../../shared/document/condense-marks.ts'
import type { Mark } from '../../shared/document/figure.ts'
import type { Cell, Table } from '../../shared/document/table.ts'
import { cellText } from '../../shared/document/text.ts'

const figure = (printed: string, ...marks: Mark[]): Cell => ({
  kind: 'figure',
  figure: { printed, value: Number(printed), ref: `x/force/${printed}`, marks },
})
const table = (...rows: readonly (readonly [string, ...Cell[]])[]): Table => ({
  id: 't',
  caption: 'T',
  columns: [
    { key: 'name', heading: 'Name', kind: 'text' },
    ...['A', 'B', 'C'].map(heading => ({ key: heading, heading, kind: 'number' as const })),
  ],
  rows: rows.map(([name, ...cells]) => [{ kind: 'text', text: name }, ...cells]),
  notes: [],
})
const printed = ({ columns, rows, notes }: Table) => ({
  headings: columns.map(({ heading }) => heading),
  rows: rows.map(row => row.map(cellText).join(' | ')),
  notes,
})

test('a column of which most figures are estimated says so once, in its heading, and a note names the others', () => {
  const given = table(
    ['April', figure('1', 'e'), figure('2', 'e'), figure('9')],
    ['May', figure('3', 'e'), figure('4', 'e'), figure('9')],
    ['March', figure('5'), figure('6', 'e'), figure('9')],
  )
  expect(printed(condenseMarks(given))).toEqual({
    headings: ['Name', 'A [e]', 'B [e]', 'C'],
    rows: ['April | 1 | 2 | 9', 'May | 3 | 4 | 9', 'March | 5 | 6 | 9'],
    notes: ['A: estimated, but for March.'],
  })
})

test('a row with more than one provisional figure says so behind its name, and a note names the columns', () => {
  const given = table(
    ['One', figure('1', 'p'), figure('2', 'p'), figure('9')],
    ['Two', figure('3'), figure('4'), figure('9')],
    ['Three', figure('5'), figure('6'), figure('9')],
  )
  expect(printed(condenseMarks(given))).toEqual({
    headings: ['Name', 'A', 'B', 'C'],
    rows: ['One [p] | 1 | 2 | 9', 'Two | 3 | 4 | 9', 'Three | 5 | 6 | 9'],
    notes: ['One: provisional in A, B.'],
  })
})

test('a single mark stays with its figure, and shorthand in a figure’s place is never moved', () => {
  const given = table(
    ['One', figure('1', 'r'), figure('[c]', 'c'), figure('9')],
    ['Two', figure('3'), figure('[c]', 'c'), figure('9')],
  )
  expect(condenseMarks(given)).toEqual(given)
})
