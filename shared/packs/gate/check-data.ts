import { addMonths, longMonth, type Month } from '../../calendar/month.ts'
import { lastEndBy, printPeriodEnding } from '../../calendar/period.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { suppliersOf } from '../../config/suppliers.ts'
import { joinWords } from '../../document/count-words.ts'
import { formatMeasure } from '../../figures/format-figure.ts'
import { hasFigure, measureMonths } from '../../indicators/measure.ts'
import type { StoredObservation } from '../../observations/observation.ts'
import { hasSameFigures } from '../../observations/revisions.ts'
import { type PackInput, type PackSubject, packSubjects } from '../input/pack-input.ts'
import { nameIndicators } from '../sections/name-indicators.ts'
import type { GateFinding } from './finding.ts'

/** Checks what the pack is made from: every indicator there or declared absent, in time, and believable. */
export function checkData(input: PackInput, subjects: readonly PackSubject[], month: Month): GateFinding[] {
  if (input.pack.indicators === 'none') return []
  const present = subjects.filter(subject => subject.row !== null)
  if (present.length === 0) {
    return [
      {
        code: 'nothing-to-print',
        severity: 'hold',
        what: 'No indicator of this pack has a figure.',
        fix: 'Send the data, then release the pack or wait for its next meeting.',
      },
    ]
  }
  return [
    ...checkPresence(subjects, month),
    ...checkConfirmed(input, subjects, month),
    ...present.flatMap(subject => checkJump(input, subject)),
    ...checkNewData(input, present),
  ]
}

/** The gaps a pack must declare, known before it is built. */
export function declaredGaps(input: PackInput, month: Month): GateFinding[] {
  return checkData(input, firstAreas(input), month).filter(finding => finding.severity === 'gap')
}

/** Indicators without a figure, or without one in time, and those whose figure waits to be confirmed: those that the gaps name. */
export function missingIndicators(
  input: PackInput,
  month: Month,
): { readonly late: Indicator[]; readonly unconfirmed: Indicator[] } {
  const subjects = firstAreas(input)
  return {
    late: subjects.filter(subject => isMissing(subject, month)).map(({ indicator }) => indicator),
    unconfirmed: subjects.filter(subject => heldBy(subject, month).length > 0).map(({ indicator }) => indicator),
  }
}

const firstAreas = (input: PackInput) => [...packSubjects(input).values()].map(areas => areas[0]!)

const isLate = (indicator: Indicator, dataTo: Month | null, month: Month) =>
  dataTo === null || dataTo < dueMonth(indicator, month)

/** The month that the data is to reach for a paper on `month`: the last of a quarter or a year that is over and may not lag. */
const dueMonth = ({ allowedLagMonths, frequency }: Indicator, month: Month): Month =>
  lastEndBy(frequency, addMonths(month, -allowedLagMonths))

const isMissing = (subject: PackSubject, month: Month) =>
  isLate(subject.indicator, subject.row?.dataTo ?? null, month) && !isHeldInTime(subject, month)

/** True where the figure that was due has come and waits to be confirmed. */
const isHeldInTime = (subject: PackSubject, month: Month) =>
  heldBy(subject, month).some(held => !isLate(subject.indicator, held, month))

/** Months of the year up to the paper's whose figures wait to be confirmed. */
const heldBy = ({ held = [] }: PackSubject, month: Month): Month[] =>
  held.filter(each => each <= month && each > addMonths(month, -12))

/** Figures that were asked about and not answered for, once for all indicators of the same months and suppliers. */
function checkConfirmed({ board }: PackInput, subjects: readonly PackSubject[], month: Month): GateFinding[] {
  const gaps = new Map<string, { readonly periods: string[]; readonly from: string; members: Indicator[] }>()
  for (const subject of subjects) {
    const periods = heldBy(subject, month).map(last => printPeriodEnding(subject.indicator.frequency, last))
    if (periods.length === 0) continue
    const from = supplierTitles(board, subject.indicator.feed)
    const key = `${periods.join()} ${from}`
    const group = gaps.get(key) ?? { periods, from, members: [] }
    gaps.set(key, { ...group, members: [...group.members, subject.indicator] })
  }
  const paper = subjects.map(({ indicator }) => indicator)
  return [...gaps.values()].map(({ periods, from, members }) => {
    const isOne = periods.length === 1 && members.length === 1
    return {
      code: 'figure-unconfirmed',
      severity: 'gap',
      what: `${nameIndicators(members, paper)}: the ${isOne ? 'figure' : 'figures'} for ${joinWords(periods)} ${isOne ? 'awaits' : 'await'} confirmation from the ${from}.`,
      fix: `Ask the ${from} to answer the questions of the receipt, or confirm the drop: boardpack confirm.`,
    }
  })
}

/** Who answers for what was sent: the suppliers of an indicator's feed. */
export function supplierTitles({ feeds, roles }: BoardFile, feed: string): string {
  const suppliers = feeds.filter(({ id }) => id === feed).flatMap(suppliersOf)
  return joinWords(suppliers.map(id => roles.find(role => role.id === id)?.title ?? id))
}

/** What is missing or late, once for all indicators of which the same is to be said. */
function checkPresence(subjects: readonly PackSubject[], month: Month): GateFinding[] {
  const gaps = new Map<string, { readonly code: 'indicator-absent' | 'data-late'; readonly members: Indicator[] }>()
  for (const subject of subjects) {
    const { indicator, row } = subject
    const print = (last: Month) => printPeriodEnding(indicator.frequency, last)
    if (!isMissing(subject, month)) continue
    const [code, what] =
      row === null
        ? (['indicator-absent', 'no figure has been received'] as const)
        : ([
            'data-late',
            `the data reaches ${print(row.dataTo)}, and ${print(dueMonth(indicator, month))} was due`,
          ] as const)
    const group = gaps.get(what) ?? { code, members: [] }
    gaps.set(what, { ...group, members: [...group.members, indicator] })
  }
  const paper = subjects.map(({ indicator }) => indicator)
  return [...gaps].map(([what, { code, members }]) => {
    const isOne = members.length === 1
    const owner = isOne ? `the owner of ${members[0]!.name}` : 'the owners of these indicators'
    const data = code === 'indicator-absent' ? 'for its data' : `for the data to ${longMonth(month)}`
    return {
      code,
      severity: 'gap',
      what: `${nameIndicators(members, paper)}: ${what}.`,
      fix: `Ask ${owner} ${isOne ? data : data.replace('its', 'their')}.`,
    }
  })
}

/** A count this many times the month before, or a tenth of it, is not believed until it is said twice. */
const JUMP_FACTOR = 10
/** Below this a jump is chance. */
const MIN_EVENTS = 50
const MIN_PERCENT = 20

function checkJump(input: PackInput, { indicator, area, series, row }: PackSubject): GateFinding[] {
  const month = row!.dataTo
  const now = measureMonths(indicator, series, [month])
  const before = measureMonths(indicator, series, [addMonths(month, -1)])
  if (now.kind !== 'value' || before.kind !== 'value' || isConfirmed(input, indicator.id, area, series.get(month)))
    return []
  const least =
    indicator.aggregation === 'percentage' ? MIN_PERCENT : indicator.aggregation === 'count' ? MIN_EVENTS : 0
  const isFall = before.value >= least && before.value > 0 && now.value <= before.value / JUMP_FACTOR
  const isRise = now.value >= least && before.value > 0 && now.value >= before.value * JUMP_FACTOR
  if (!isFall && !isRise) return []
  return [
    {
      code: 'implausible-jump',
      severity: 'hold',
      what: `${indicator.name}: ${formatMeasure(indicator, now)} in ${longMonth(month)} after ${formatMeasure(indicator, before)} the month before is hard to believe.`,
      fix: 'If it is right, the supplier sends it again in another file, or writes confirmed under status in its row: either confirms it. If it is wrong, send the corrected figure. Or release the pack with a reason.',
    },
  ]
}

/** True when somebody has said that the figure is right, or another drop has given the same: said twice is confirmed. */
function isConfirmed(
  input: PackInput,
  indicator: string,
  area: string,
  latest: StoredObservation | undefined,
): boolean {
  if (!hasFigure(latest)) return false
  if (latest.isConfirmed) return true
  const revisions = input.revisions.get(indicator)?.get(area) ?? []
  return revisions.some(o => o.period === latest.period && o.drop !== latest.drop && hasSameFigures(o, latest))
}

function checkNewData({ previous, revisions, pack }: PackInput, present: readonly PackSubject[]): GateFinding[] {
  if (previous === null) return []
  const known = (subject: PackSubject) => revisions.get(subject.indicator.id)?.get(subject.area) ?? []
  const isNew = present.some(subject => known(subject).some(o => !previous.drops.has(o.drop)))
  if (isNew) return []
  return [
    {
      code: 'nothing-new',
      severity: 'hold',
      what: 'Nothing has been received since the last pack: this one would say the same again.',
      fix: `Send the data for ${pack.title}, or release the pack with a reason.`,
    },
  ]
}
