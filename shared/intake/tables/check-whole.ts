import Big from 'big.js'
import { type Period, printPeriod } from '../../calendar/period.ts'
import { normaliseName } from '../../config/known-names.ts'
import type { TableDimension, TableMeasure, TableSpec } from '../../config/schema/tables.ts'
import type { FaultList, Place } from '../../faults/fault-list.ts'
import { formatNumber } from '../../figures/format-figure.ts'
import type { PlacedCell } from './read-rows.ts'

interface PeriodCells {
  readonly period: Period
  readonly cells: readonly PlacedCell[]
  /** Where the table begins: faults of what is not there are named by it. */
  readonly start: Place
}

/** Checks one period of a table as a whole: every declared row is there, and every total is the sum of its parts. */
export function checkWhole(spec: TableSpec, table: PeriodCells, faults: FaultList): void {
  checkMembers(spec, table, faults)
  for (const measure of spec.measures) {
    if (!measure.adds) continue
    const cells = table.cells.filter(cell => cell.measure === measure.id)
    checkTotals(
      spec,
      table.period,
      measure,
      spec.rows,
      groupBy(cells, ({ across }) => across),
      'row',
      faults,
    )
    if (spec.across !== undefined)
      checkTotals(
        spec,
        table.period,
        measure,
        spec.across,
        groupBy(cells, ({ row }) => row),
        'across',
        faults,
      )
  }
}

function checkMembers(spec: TableSpec, { period, cells, start }: PeriodCells, faults: FaultList): void {
  const check = ({ members = [], heading }: TableDimension, named: ReadonlySet<string | null>) => {
    for (const { name } of members)
      if (!named.has(name))
        faults.add('missing-member', start, {
          found: `no figure of ${name} for ${printPeriod(spec.period, period)}`,
          expected: `every member of ${heading} that the board’s file lists`,
          fix: 'Add it. Where there is no figure, write [x] for not available or [z] for not applicable.',
        })
  }
  check(spec.rows, new Set(cells.map(({ row }) => row)))
  if (spec.across !== undefined) check(spec.across, new Set(cells.map(({ across }) => across)))
}

function checkTotals(
  spec: TableSpec,
  period: Period,
  measure: TableMeasure,
  dimension: TableDimension,
  lines: readonly (readonly PlacedCell[])[],
  side: 'row' | 'across',
  faults: FaultList,
): void {
  const totals = new Set(dimension.totals.map(({ total }) => normaliseName(total)))
  const is = (cell: PlacedCell, name: string) => normaliseName(cell[side] ?? '') === normaliseName(name)
  for (const line of lines)
    for (const { total, of } of dimension.totals) {
      const sum = line.find(cell => is(cell, total))
      const parts = line.filter(cell =>
        of === 'others' ? !totals.has(normaliseName(cell[side] ?? '')) : of.some(name => is(cell, name)),
      )
      if (sum === undefined || parts.length === 0) continue
      const problem = describeMismatch(measure, sum, parts)
      if (problem !== null)
        faults.add('wrong-total', sum.place, {
          found: `${print(sum)} for ${[sum.row, sum.across, printPeriod(spec.period, period)].filter(Boolean).join(', ')}`,
          expected: `${problem}: ${parts.map(part => `${part[side] ?? ''} ${print(part)}`).join(', ')}`,
          fix: 'Correct the total or the part that is wrong.',
        })
    }
}

/** What the total should be, in words; null where it is right, as far as the figures given can show. */
function describeMismatch(measure: TableMeasure, sum: PlacedCell, parts: readonly PlacedCell[]): string | null {
  if (sum.value === null) return null
  const known = parts.flatMap(part => (part.value === null ? [] : [part.value]))
  const added = known.reduce((total, value) => total.plus(value), new Big(0))
  const difference = new Big(sum.value).minus(added)
  const slack = roundingSlack(measure, [sum, ...parts])
  const words = formatNumber(added.toFixed(), Math.max(...[sum, ...parts].map(({ decimals }) => decimals)))
  if (known.length < parts.length)
    return measure.mayBeNegative || difference.gte(slack.neg())
      ? null
      : `at least ${words}, the sum of the parts that are given`
  return difference.abs().lte(slack) ? null : `${words}, the sum of its parts`
}

/** Counts and pounds add up to the last digit; what was rounded before it was sent, to half a last place for each figure. */
function roundingSlack({ unit }: TableMeasure, cells: readonly PlacedCell[]): Big {
  if (unit === 'count' || unit === 'people' || unit === '£') return new Big(0)
  const decimals = Math.max(...cells.map(cell => cell.decimals))
  return new Big(10).pow(-decimals).div(2).times(cells.length)
}

const print = ({ value, decimals }: PlacedCell) => (value === null ? 'no figure' : formatNumber(value, decimals))

function groupBy(cells: readonly PlacedCell[], keyOf: (cell: PlacedCell) => string | null): PlacedCell[][] {
  const groups = new Map<string | null, PlacedCell[]>()
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell])
  return [...groups.values()]
}
