import { longMonth } from '../../calendar/month.ts'
import type { Chart } from '../../document/chart.ts'
import type { Block } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import { isAmount } from '../../indicators/judge.ts'
import { peerDecimals } from '../../indicators/judge-peers.ts'
import type { PeerJudgement } from '../../indicators/judgement.ts'
import { type RankedBody, rankBodies } from '../../indicators/peer-intervals.ts'
import type { PackSubject } from '../input/pack-input.ts'

/** The bodies of a comparison as a table, with interval, rank and mean, and as a chart; nothing where no peer has a rate. */
export function peerBlocks(subject: PackSubject, peers: PeerJudgement, book: FigureBook): Block[] {
  const { indicator, area, areaName } = subject
  const { period, words, peerMean } = peers
  if (period === null || words === null || peerMean === null || isAmount(indicator)) return []
  const bodies = rankBodies(indicator, peers, { id: area, name: areaName })
  const decimals = peerDecimals(indicator, peers)
  const suffix = indicator.aggregation === 'percentage' ? '%' : ''
  const enter = (measure: string, exact: number, form: { readonly decimals: number; readonly suffix: '%' | '' }) =>
    book.derived({
      indicator: indicator.id,
      area,
      measure: `${measure}, ${words.similarPeers}, ${period.from} to ${period.to}`,
      exact,
      ...form,
      period,
    })
  const figure = (measure: string, exact: number) => enter(measure, exact, { decimals, suffix })
  const span = period.from === period.to ? longMonth(period.to) : `${longMonth(period.from)} to ${longMonth(period.to)}`
  const cell = (measure: string, exact: number): Cell => ({ kind: 'figure', figure: figure(measure, exact) })
  const rankCell = ({ id, rank }: RankedBody): Cell => ({
    kind: 'figure',
    figure: enter(`rank of ${id}`, rank, { decimals: 0, suffix: '' }),
  })
  const limits = ({ id, interval }: RankedBody): Cell[] =>
    interval === null
      ? [
          { kind: 'text', text: '[z]' },
          { kind: 'text', text: '[z]' },
        ]
      : [cell(`interval from, ${id}`, interval.lower), cell(`interval to, ${id}`, interval.upper)]
  const table: Table = {
    id: `${indicator.id}-peers`,
    caption: `${indicator.name} among the ${words.mostSimilarPeers}: ${peers.unit}, ${span}`,
    columns: [
      { key: 'body', heading: sentenceCase(words.peer), kind: 'text' },
      { key: 'rank', heading: 'Rank', kind: 'number' },
      { key: 'rate', heading: 'Rate', kind: 'number', description: peers.unit },
      { key: 'interval_from', heading: 'Interval from', kind: 'number' },
      { key: 'interval_to', heading: 'Interval to', kind: 'number' },
    ],
    rows: [
      ...bodies.map((body): Cell[] => [
        { kind: 'text', text: body.name },
        rankCell(body),
        cell(`rate, ${body.id}`, body.rate),
        ...limits(body),
      ]),
      [
        { kind: 'text', text: 'Mean of the others' },
        { kind: 'text', text: '[z]' },
        cell('mean of the others in the table', peerMean),
        { kind: 'text', text: '[z]' },
        { kind: 'text', text: '[z]' },
      ],
    ],
    notes: [
      ...(bodies.some(({ interval }) => interval !== null)
        ? ['Each interval allows for how many stand in the table, and for chance alone: not for bodies being unlike.']
        : []),
      ...(peers.missingPeers.length === 0 ? [] : [`No figure was received for ${peers.missingPeers.join(', ')}.`]),
    ],
  }
  return [
    { kind: 'table', table },
    { kind: 'chart', chart: peerChart() },
  ]

  function peerChart(): Chart {
    const own = bodies.find(({ isOwn }) => isOwn)!
    const [lowest, highest] = [bodies[0]!, bodies.at(-1)!]
    const printed = (body: RankedBody) => figure(`rate, ${body.id}`, body.rate).printed
    return {
      id: `peers-${indicator.id}-${area}`,
      title: `${areaName}: ${printed(own)}, ${peers.displayText}`,
      subtitle: `${sentenceCase(peers.unit)}, ${words!.mostSimilarPeers}, ${span}`,
      unit: peers.unit,
      decimals,
      percentage: suffix === '%',
      points: [],
      lines: [],
      rebases: [],
      bodies: {
        rows: bodies.map(body => ({ ...body, printed: printed(body) })),
        mean: { value: peerMean!, printed: figure('mean of the others in the table', peerMean!).printed },
      },
      alternative: `Dot chart of ${indicator.name} among the ${words!.mostSimilarPeers}, from the lowest: ${lowest.name} at ${printed(lowest)} to ${highest.name} at ${printed(highest)}. ${areaName} is at ${printed(own)}. The figures are in the table above.`,
      notes: ['Dots are rates, bars their intervals, the line the mean of the others.'],
    }
  }
}
