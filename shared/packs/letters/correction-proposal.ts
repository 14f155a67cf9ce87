import { addMonths, monthOf } from '../../calendar/month.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { countNoun } from '../../document/count-words.ts'
import type { Cell, Column } from '../../document/table.ts'
import { formatMeasure } from '../../figures/format-figure.ts'
import type { JudgedVerdict } from '../../indicators/judgement.ts'
import { measureMonths } from '../../indicators/measure.ts'
import type { Letter } from '../../mail/letter.ts'
import { type FigureChange, figureChangesSince } from '../corrections/figure-changes.ts'
import type { PackInput } from '../input/pack-input.ts'

/**
 * Figures that an issued pack would print otherwise now: restated since, or late. Months after the one it reports are the
 * next pack's.
 *
 * @param issued drops that the issued pack knew
 */
export function changesAfterIssue(input: PackInput, issued: ReadonlySet<string>): FigureChange[] {
  const reported = addMonths(monthOf(input.meeting.date), -input.pack.dataMonthsBehind)
  return figureChangesSince(input, issued).filter(({ period }) => period <= reported)
}

/** The administrators' letter: what an issued pack has wrong by now, the effect, and how to correct it. Nothing is changed by itself. */
export function correctionProposalLetter(
  board: BoardFile,
  run: string,
  { pack, drops }: PackInput,
  changes: readonly FigureChange[],
): Letter {
  const isTurned = (change: FigureChange) => wordOf(change.verdictBefore) !== wordOf(change.verdictNow)
  const turned = new Set(changes.filter(isTurned).map(({ indicator }) => indicator.id)).size
  const effect = turned === 0 ? 'No verdict changes.' : `${countNoun(turned, 'indicator')} would be judged otherwise.`
  return {
    subject: `${board.board.name}: ${pack.title} can be corrected (${run})`,
    preheader: `${countNoun(changes.length, 'figure')} came or changed after it was issued. ${effect}`,
    marking: null,
    heading: `${pack.title}: figures came after it was issued`,
    headline: [[`${countNoun(changes.length, 'figure')} came or changed after it was issued. ${effect}`]],
    blocks: [
      {
        kind: 'table',
        table: {
          id: 'proposed-corrections',
          caption: 'What a corrected version would print otherwise',
          columns: COLUMNS,
          rows: changes.map(change => rowOf(change, drops.get(change.after.drop)?.file ?? '')),
          notes: [],
        },
      },
      {
        kind: 'callout',
        tone: 'note',
        heading: 'To correct it, or not',
        sentences: [
          [
            `boardpack correct ${run} --by ROLE --because "why" makes the next version and sends it to every reader, once.`,
          ],
          ['To leave it as it is, do nothing: the next pack lists these figures as restated.'],
        ],
      },
    ],
    footer: [`You get this because you are an administrator of the ${board.board.name}.`],
  }
}

const COLUMNS: readonly Column[] = [
  { key: 'indicator', heading: 'Indicator', kind: 'text' },
  { key: 'area', heading: 'Area', kind: 'text' },
  { key: 'month', heading: 'Month', kind: 'text' },
  { key: 'as_issued', heading: 'As issued', kind: 'text' },
  { key: 'now', heading: 'Now', kind: 'text' },
  { key: 'verdict', heading: 'Newest month', kind: 'text' },
  { key: 'brought_by', heading: 'Brought by', kind: 'text' },
  { key: 'reason', heading: 'Reason given', kind: 'text' },
]

function rowOf({ indicator, areaName, period, before, after, ...verdicts }: FigureChange, file: string): Cell[] {
  const printed = (observation: FigureChange['after']) =>
    formatMeasure(indicator, measureMonths(indicator, new Map([[period, observation]]), [period]))
  const [then, now] = [wordOf(verdicts.verdictBefore), wordOf(verdicts.verdictNow)]
  return [
    indicator.name,
    areaName,
    printPeriodEnding(indicator.frequency, period),
    before === null ? 'not known' : printed(before),
    printed(after),
    then === now ? `${now}, as issued` : `${now}; as issued ${then}`,
    file,
    after.reason ?? 'none',
  ].map(text => ({ kind: 'text', text }))
}

const wordOf = (verdict: JudgedVerdict | null): string =>
  verdict === null ? 'not judged' : `${verdict.word}${verdict.significant ? ' (significant)' : ''}`
