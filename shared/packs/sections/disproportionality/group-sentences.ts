import type { Sentence } from '../../../document/figure.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import type { CountedDimension, CountedGroup } from './count-groups.ts'
import { countFigure, derivedFigure, shareFigure } from './group-table.ts'

/** What the groups of a dimension come to, in sentences: the largest, who differs and by how much, and what must not be read into it. */
export function groupSentences(counted: CountedDimension, book: FigureBook): Sentence[] {
  const { compared, groups } = counted
  return [
    ...largestGroup(counted, book),
    ...groups.flatMap(one => groupDifference(counted, one, book)),
    ...(compared !== 'none' && groups.every(({ comparison }) => comparison?.differs !== true || comparison.isSmallBase)
      ? [['No group differs by more than chance can explain.']]
      : []),
    ...notStated(counted, book),
    ...(compared !== 'none' && groups.some(({ comparison }) => comparison?.isSmallBase)
      ? [['Groups marked small base rest on too few to judge.']]
      : []),
    [CAUTION[compared]],
  ]
}

const CAUTION = {
  rates:
    'A rate counts all who live here: it does not allow for age, place or who is out on the street, and does not say why groups differ.',
  shares:
    'No populations by group are set in the board’s file, so these are shares of those searched against the year before, not rates by population.',
  none: 'No populations by group are set in the board’s file and a full year before is not held, so there is nothing to compare the shares with.',
}

function largestGroup(counted: CountedDimension, book: FigureBook): Sentence[] {
  const known = counted.groups.filter(({ measure, group }) => measure.kind === 'value' && !group.notStated)
  const [first] = known.sort((a, b) => countOf(b) - countOf(a))
  const { whole, total, months } = counted
  if (first === undefined || total.kind !== 'value' || countOf(first) === 0) return []
  const span: Sentence =
    months.length === 1
      ? ['in ', book.month(months[0]!)]
      : ['from ', book.month(months[0]!), ' to ', book.month(months.at(-1)!)]
  const all = book.measure(whole.indicator, whole.area, `months ${months[0]!} to ${months.at(-1)!}`, total)
  const name = groupLabel(first, book)
  return [
    [
      'Of ',
      all,
      ` ${whole.indicator.unit} `,
      ...span,
      ', ',
      countFigure(counted, first, book),
      ' (',
      shareFigure(counted, first, book),
      ') were of ',
      ...name,
      '.',
    ],
  ]
}

const countOf = ({ measure }: CountedGroup) => (measure.kind === 'value' ? measure.value : 0)

/** A name may hold numerals, as those of age groups do. */
const groupLabel = ({ group, subject }: CountedGroup, book: FigureBook): Sentence =>
  /\d/.test(group.people) ? [book.words(subject.indicator.id, subject.area, 'people', group.people)] : [group.people]

function groupDifference(counted: CountedDimension, one: CountedGroup, book: FigureBook): Sentence[] {
  const { comparison } = one
  if (comparison === null || !comparison.differs || comparison.isSmallBase || comparison.ratio === null) return []
  const figure = (name: string, value: number | null) => derivedFigure(counted, one, name, value, 2, book)
  const ratio = figure('ratio', comparison.ratio)
  const interval: Sentence = [
    ' (between ',
    figure('ratio from', comparison.lower),
    ' and ',
    figure('ratio to', comparison.upper),
    ')',
  ]
  const { whole, reference } = counted
  if (counted.compared === 'rates') {
    const against = counted.groups.find(({ group }) => group === reference)!
    return [
      [
        `For each person living here there were `,
        ratio,
        ` times as many ${whole.indicator.unit} of `,
        ...groupLabel(one, book),
        ' as of ',
        ...groupLabel(against, book),
        ...interval,
        '.',
      ],
    ]
  }
  const direction = comparison.ratio > 1 ? 'larger' : 'smaller'
  return [
    [
      `The share of `,
      ...groupLabel(one, book),
      ` is ${direction} than in the year before: `,
      shareFigure(counted, one, book),
      ', which is ',
      ratio,
      ' times what it was',
      ...interval,
      '.',
    ],
  ]
}

function notStated(counted: CountedDimension, book: FigureBook): Sentence[] {
  const group = counted.groups.find(one => one.group.notStated)
  if (group === undefined || group.measure.kind !== 'value' || countOf(group) === 0 || counted.compared !== 'rates')
    return []
  return [
    [
      'The comparisons leave out ',
      shareFigure(counted, group, book),
      ', which were of ',
      ...groupLabel(group, book),
      '.',
    ],
  ]
}
