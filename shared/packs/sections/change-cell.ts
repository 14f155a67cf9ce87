import { addMonths } from '../../calendar/month.ts'
import type { Cell } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { findRollingVersusPrior } from '../../narrative/facts/rolling-twelve.ts'
import { changeOf, claimDifference, percentageChange } from '../../narrative/words/difference.ts'
import { findValue, isRate, type Subject, type Value } from '../../narrative/words/subject.ts'
import { type AssessedIndicator, toSubject } from './assess-subjects.ts'

/** The last twelve months on the twelve before; `[x]` where they cannot be compared. */
export function changeCell(
  { subject: packSubject, isSuppressed }: Pick<AssessedIndicator, 'subject' | 'isSuppressed'>,
  book: FigureBook,
): Cell {
  const { indicator, area, row } = packSubject
  const subject = toSubject(packSubject)
  const pair = row === null || isSuppressed ? null : findPair(subject, row.dataTo)
  if (pair === null) return { kind: 'text', text: isSuppressed ? '[c]' : '[x]' }
  const { now, then } = pair
  const percent = percentageChange(subject, now, then)
  const common = {
    indicator: indicator.id,
    area,
    sign: 'always' as const,
    period: { from: now.from, to: now.to },
    drops: [...new Set([...now.drops, ...then.drops])],
  }
  const figure =
    percent === null
      ? book.derived({
          ...common,
          measure: 'change over the year',
          exact: changeOf(subject, now, then).toFixed(),
          decimals: indicator.decimals,
          format: indicator.format,
          suffix: isRate(subject) ? ' points' : '',
        })
      : book.derived({ ...common, measure: 'change over the year', exact: percent.toFixed(), decimals: 1, suffix: '%' })
  const as = percent === null ? 'size' : 'percent'
  claimDifference(book, [subject, now], [subject, then], as, figure.printed.replace(/^[+−]/, ''))
  return { kind: 'figure', figure }
}

/** Twelve months and the twelve before; for a headcount its month and the same month of last year. */
function findPair(subject: Subject, month: string): { now: Value; then: Value } | null {
  const fact = findRollingVersusPrior(subject, month)
  if (fact !== null) return { now: fact.now, then: fact.then[0]! }
  const [now, then] = [findValue(subject, [month]), findValue(subject, [addMonths(month, -12)])]
  return subject.indicator.aggregation === 'headcount' && now !== null && then !== null ? { now, then } : null
}
