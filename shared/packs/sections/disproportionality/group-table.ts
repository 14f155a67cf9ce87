import { longMonth } from '../../../calendar/month.ts'
import { capitalise } from '../../../document/count-words.ts'
import type { Figure } from '../../../document/figure.ts'
import type { Cell, Column, Table } from '../../../document/table.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import type { Measure } from '../../../figures/measure.ts'
import type { CountedDimension, CountedGroup } from './count-groups.ts'

/** The groups of a dimension with count and share, and what they are compared with; the whole in the last row. */
export function groupTable(counted: CountedDimension, book: FigureBook): Table {
  const { whole, dimension, months, groups } = counted
  const span = `${longMonth(months[0]!)} to ${longMonth(months.at(-1)!)}`
  return {
    id: `${whole.indicator.id}-by-${dimension.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    caption: `${whole.indicator.name} by ${dimension}, ${whole.areaName}, ${span}`,
    columns: [
      { key: 'group', heading: 'Group', kind: 'text' },
      { key: 'count', heading: capitalise(whole.indicator.unit), kind: 'number' },
      { key: 'share', heading: 'Share', kind: 'number', description: `Of all ${whole.indicator.unit}, in per cent` },
      ...comparedColumns(counted),
    ],
    rows: [...groups.map(group => groupRow(counted, group, book)), totalRow(counted, book)],
    notes: notes(counted),
  }
}

function comparedColumns({ compared, reference }: CountedDimension): Column[] {
  if (compared === 'none') return []
  const first: Column =
    compared === 'rates'
      ? { key: 'rate_per_1000', heading: 'Rate per 1,000 people', kind: 'number' }
      : { key: 'share_before', heading: 'Share, 12 months before', kind: 'number' }
  const versus = compared === 'rates' ? `Times ${reference!.name}` : 'Times the share before'
  return [
    first,
    { key: 'ratio', heading: versus, kind: 'number' },
    { key: 'ratio_from', heading: 'Interval from', kind: 'number' },
    { key: 'ratio_to', heading: 'Interval to', kind: 'number' },
    { key: 'reading', heading: 'What it shows', kind: 'text' },
  ]
}

function groupRow(counted: CountedDimension, one: CountedGroup, book: FigureBook): Cell[] {
  const { group, measure, before } = one
  const cells: Cell[] = [
    { kind: 'text', text: group.name },
    figure(countFigure(counted, one, book)),
    figure(shareFigure(counted, one, book)),
  ]
  if (counted.compared === 'none') return cells
  const first =
    counted.compared === 'rates'
      ? group.population === undefined
        ? notApplicable()
        : derived(counted, one, 'rate per 1,000 people', quotient(measure, group.population, 1000), 1, book)
      : derived(counted, one, 'share before', quotient(before, valueOf(counted.totalBefore), 100), 1, book, '%')
  const ratio = one.comparison
  const limit = (name: string, value: number | null | undefined) =>
    ratio === null ? notApplicable() : derived(counted, one, name, value ?? null, 2, book)
  return [
    ...cells,
    first,
    limit('ratio', ratio?.ratio),
    limit('ratio from', ratio?.lower),
    limit('ratio to', ratio?.upper),
    { kind: 'text', text: readingOf(counted, one) },
  ]
}

function totalRow(counted: CountedDimension, book: FigureBook): Cell[] {
  const { whole, total, compared } = counted
  const count = book.measure(whole.indicator, whole.area, monthsName(counted), total)
  const blank = comparedColumns(counted).map(
    (_, i, all): Cell => (i === all.length - 1 ? { kind: 'text', text: 'All groups' } : notApplicable()),
  )
  const share: Cell =
    isWithheld(counted) || !(valueOf(total) > 0)
      ? notApplicable()
      : figure(
          book.derived({
            indicator: whole.indicator.id,
            area: whole.area,
            measure: `share of all groups, ${monthsName(counted)}`,
            exact: 100,
            decimals: 1,
            suffix: '%',
          }),
        )
  return [{ kind: 'text', text: 'All' }, figure(count), share, ...(compared === 'none' ? [] : blank)]
}

/** What the interval says, in words that the papers' readers know. */
function readingOf({ compared, reference }: CountedDimension, { group, comparison, measure }: CountedGroup): string {
  if (group === reference) return 'Others are compared with it'
  if (compared === 'rates' && group.notStated) return 'Left out'
  if (measure.kind === 'suppressed') return 'Withheld'
  if (comparison === null)
    return compared === 'rates' && group.population === undefined ? 'No population' : 'Nothing to compare'
  const base = comparison.isSmallBase ? '; small base' : ''
  if (!comparison.differs) return `No difference shown${base}`
  return `${comparison.ratio === null || comparison.ratio > 1 ? 'Higher' : 'Lower'}${base}`
}

/** The group's count over the months. */
export function countFigure(counted: CountedDimension, { subject, measure }: CountedGroup, book: FigureBook): Figure {
  return book.measure(subject.indicator, subject.area, monthsName(counted), measure)
}

/** The group's share of the whole, in per cent to one place. */
export function shareFigure(counted: CountedDimension, one: CountedGroup, book: FigureBook): Figure {
  return derivedFigure(counted, one, 'share', quotient(one.measure, valueOf(counted.total), 100), 1, book, '%')
}

/** A number worked out from a group's count: a rate, a ratio, a limit; `[x]` where there is none. */
export function derivedFigure(
  { months }: CountedDimension,
  { subject, measure }: CountedGroup,
  name: string,
  value: number | null,
  decimals: number,
  book: FigureBook,
  suffix: '%' | '' = '',
): Figure {
  const [from, to] = [months[0]!, months.at(-1)!]
  const ref = `${name} of ${from} to ${to}`
  if (measure.kind === 'suppressed') return book.words(subject.indicator.id, subject.area, ref, '[c]')
  if (value === null) return book.words(subject.indicator.id, subject.area, ref, 'n/a')
  const { id } = subject.indicator
  const drops = measure.kind === 'value' ? measure.drops : []
  return book.derived({
    indicator: id,
    area: subject.area,
    measure: ref,
    exact: value,
    decimals,
    suffix,
    period: { from, to },
    drops,
  })
}

function derived(...args: Parameters<typeof derivedFigure>): Cell {
  return figure(derivedFigure(...args))
}

const figure = (printed: Figure): Cell => ({ kind: 'figure', figure: printed })
const notApplicable = (): Cell => ({ kind: 'text', text: '[z]' })
const monthsName = ({ months }: CountedDimension) => `months ${months[0]!} to ${months.at(-1)!}`
const valueOf = (measure: Measure) => (measure.kind === 'value' ? measure.value : 0)
const isWithheld = ({ groups }: CountedDimension) => groups.some(({ measure }) => measure.kind === 'suppressed')

function quotient(measure: Measure, by: number, times: number): number | null {
  return measure.kind === 'value' && by > 0 ? (times * measure.value) / by : null
}

function notes({ compared, groups, dimension }: CountedDimension): string[] {
  if (compared === 'none') return []
  const sources = [...new Set(groups.flatMap(({ group }) => group.populationSource ?? []))]
  return [
    'Each interval allows for how many are compared on this page: in nineteen packs out of twenty all of them hold the true figure. Where one leaves out one, a difference is shown that chance alone hardly makes.',
    ...(groups.some(({ comparison }) => comparison?.isSmallBase)
      ? ['Small base: fewer than ten on either side, so the interval is wide and a difference should not be relied on.']
      : []),
    compared === 'rates'
      ? `People living here, by ${dimension}: ${sources.join('; ')}. The rate is over the months in the heading of the table.`
      : 'Shares are of everybody, those who gave no answer included: when fewer answer, every other share falls.',
  ]
}
