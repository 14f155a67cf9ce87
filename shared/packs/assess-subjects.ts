import { findSpells, type Spell } from '../alerts/episode.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { PeerSeries } from '../indicators/judge-peers.ts'
import { judgeSubject } from '../indicators/judge-subject.ts'
import type { Judgement } from '../indicators/judgement.ts'
import { type IndicatorNarrative, writeIndicator } from '../narrative/choose.ts'
import type { Told } from '../narrative/telling.ts'
import { latestByMonth } from '../observations/knowledge.ts'
import type { Assurance, Variation } from '../statistics/xmr.ts'
import type { FigureBook } from './figure-book.ts'
import { historyMonths } from './month-table.ts'
import { type PackInput, packIndicators, packSubjects, type Subject } from './pack-input.ts'
import { processChart } from './process-chart.ts'

/** A subject with everything that was judged of it and everything that is said of it. */
export interface Assessed {
  readonly subject: Subject
  readonly judgement: Judgement | null
  readonly variation: Variation
  readonly assurance: Assurance
  /** The alert episode that is open, as the pinned figures have it. */
  readonly spell: Spell | null
  readonly narrative: IndicatorNarrative
}

/** One indicator of the pack: assessed for its first area, and its figures and verdicts in the others. */
export interface AssessedIndicator extends Assessed {
  readonly areas: readonly { readonly subject: Subject; readonly judgement: Judgement | null }[]
  /** Its breakdowns in the pack, for its first area. */
  readonly parts: readonly Subject[]
}

/** Judges and writes about every indicator of the pack, in the order of the board's file. */
export function assessSubjects(input: PackInput, book: FigureBook): AssessedIndicator[] {
  const byIndicator = packSubjects(input)
  return packIndicators(input.board, input.pack).map(indicator => {
    const areas = byIndicator.get(indicator.id)!.map(subject => ({ subject, judgement: judge(input, subject) }))
    const { subject, judgement } = areas[0]!
    const parts = [...byIndicator.values()]
      .map(subjects => subjects[0]!)
      .filter(s => s.indicator.breakdownOf === indicator.id)
    const whole = indicator.breakdownOf === undefined ? undefined : byIndicator.get(indicator.breakdownOf)?.[0]
    const spell = findSpells(indicator, subject.series).at(-1) ?? null
    return {
      subject,
      judgement,
      areas,
      parts,
      ...variationOf(input, subject),
      spell: spell !== null && spell.closed === null ? spell : null,
      narrative: writeIndicator(
        {
          ...toldOf(subject),
          month: subject.row?.dataTo ?? null,
          judgement: judgement ?? NOTHING_JUDGED,
          areas: areas.slice(1).map(area => toldOf(area.subject)),
          components: parts.map(toldOf),
          ...(whole === undefined ? {} : { overall: toldOf(whole) }),
        },
        book,
      ),
    }
  })
}

function judge(input: PackInput, { indicator, area, series, row }: Subject): Judgement | null {
  return row === null
    ? null
    : judgeSubject(input.board, indicator, area, series, row.dataTo, peersOf(input, indicator.id))
}

/** The most similar forces with what is known of an indicator there; a force without figures has an empty series. */
function peersOf(
  { board, revisions }: { board: BoardFile } & Pick<PackInput, 'revisions'>,
  indicator: string,
): PeerSeries[] {
  return board.peers.map(peer => ({
    peer,
    series: latestByMonth(revisions.get(indicator)?.get(`peer-${peer.id}`) ?? []),
  }))
}

function variationOf({ pack }: PackInput, subject: Subject): { variation: Variation; assurance: Assurance } {
  const first = [...subject.series.keys()].sort()[0]
  if (subject.row === null || first === undefined) return { variation: 'no data', assurance: null }
  const { from, to } = historyMonths(first, subject.row.dataTo, pack.historyMonths)
  const chart = processChart(subject, from, to)
  return chart === null
    ? { variation: 'no data', assurance: null }
    : { variation: chart.variation, assurance: chart.assurance }
}

function toldOf({ indicator, area, areaName, series }: Subject): Told {
  return { indicator, area, areaName, series }
}

const NONE = {
  word: 'n/a',
  significant: false,
  sense: 'none',
  range: null,
  confidencePercent: 95,
  rule: 'no figure has been received',
} as const
const NOTHING_JUDGED: Judgement = {
  versusOneYear: NONE,
  versusThreeYears: NONE,
  versusBenchmark: NONE,
  versusPeers: {
    printed: 'n/a',
    word: 'n/a',
    sense: 'none',
    rank: null,
    of: 0,
    own: null,
    peerMean: null,
    unit: '',
    period: null,
    counted: [],
    missing: [],
    rule: 'no figure has been received',
  },
}
