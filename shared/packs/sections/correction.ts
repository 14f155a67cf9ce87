import { longDate } from '../../calendar/date.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Cell, Column, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { JudgedVerdict } from '../../indicators/judgement.ts'
import { measureMonths } from '../../indicators/measure.ts'
import { FIGURE_FEEDS } from '../../observations/feeds.ts'
import { type FigureChange, figureChangesSince } from '../corrections/figure-changes.ts'
import type { CorrectedVersion, PackInput } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { CorrectionNotice } from '../model/pack-model.ts'
import { sensitiveIndicators } from './annex.ts'

/** What page one and the mail say of a version after the first. */
export function correctionNotice({ version, order, issuedAt }: CorrectedVersion, board: BoardFile): CorrectionNotice {
  return {
    ofVersion: version,
    issuedOn: longDate(toLocalDate(issuedAt, board.board)),
    because: order.because,
    by: board.roles.find(({ id }) => id === order.by)?.title ?? order.by,
  }
}

/** The change list of a version after the first: why it was made, each figure that differs with its effect, what else came. */
export function correctionSection(input: PackInput, corrects: CorrectedVersion, book: FigureBook): DraftSection {
  const notice = correctionNotice(corrects, input.board)
  const annexOnly = sensitiveIndicators(input.pack)
  const changes = figureChangesSince(input, corrects.drops).filter(({ indicator }) => !annexOnly.has(indicator.id))
  const words = otherFilesSince(input, corrects)
  return {
    id: 'correction',
    heading: 'What this version corrects',
    blocks: [
      {
        kind: 'paragraph',
        sentences: [
          [`This version takes the place of the one issued on ${notice.issuedOn}. The reason is given here.`],
        ],
      },
      quoteReason(notice, corrects.order.at, input.board),
      changes.length === 0
        ? { kind: 'paragraph', sentences: [['No figure differs from the version before.']] }
        : { kind: 'table', table: changeTable(changes, book) },
      ...(words === '' ? [] : [{ kind: 'paragraph', sentences: [[words]] } satisfies Block]),
    ],
  }
}

function quoteReason({ because, by }: CorrectionNotice, at: string, board: BoardFile): Block {
  return {
    kind: 'quote',
    by,
    on: longDate(toLocalDate(at, board.board)),
    html: `<p>${escapeHtml(because)}</p>`,
    text: because,
  }
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const COLUMNS: readonly Column[] = [
  { key: 'indicator', heading: 'Indicator', kind: 'text' },
  { key: 'area', heading: 'Area', kind: 'text' },
  { key: 'month', heading: 'Month', kind: 'text' },
  { key: 'as_issued', heading: 'As issued', kind: 'number', description: 'In the version before' },
  { key: 'now', heading: 'Now', kind: 'number', description: 'In this version' },
  { key: 'verdict_as_issued', heading: 'Newest month as issued', kind: 'verdict' },
  { key: 'verdict_now', heading: 'Newest month now', kind: 'verdict' },
  { key: 'reason', heading: 'Reason given', kind: 'text', description: 'As the file that brought it says' },
]

function changeTable(changes: readonly FigureChange[], book: FigureBook): Table {
  return {
    id: 'correction',
    caption: 'Figures that differ from the version before, and the effect on the verdict',
    columns: COLUMNS,
    rows: changes.map(change => changeRow(change, book)),
    notes: [],
  }
}

function changeRow({ indicator, area, areaName, period, before, after, ...verdicts }: FigureChange, book: FigureBook) {
  const figure = (measure: string, observation: FigureChange['after']): Cell => ({
    kind: 'figure',
    figure: book.measure(
      indicator,
      area,
      measure,
      measureMonths(indicator, new Map([[period, observation]]), [period]),
    ),
  })
  return [
    text(indicator.name),
    text(areaName),
    text(printPeriodEnding(indicator.frequency, period)),
    before === null ? text('[x]') : figure(`month ${period} as issued`, before),
    figure(`month ${period}`, after),
    verdictCell(verdicts.verdictBefore),
    verdictCell(verdicts.verdictNow),
    text(after.reason ?? '[z]'),
  ]
}

const text = (words: string): Cell => ({ kind: 'text', text: words })

function verdictCell(verdict: JudgedVerdict | null): Cell {
  if (verdict === null) return text('[z]')
  const { word, significant, sense } = verdict
  return { kind: 'verdict', word, significant, sense }
}

/** Feeds other than figures that files have come for since, in words. */
function otherFilesSince({ drops }: PackInput, { drops: known }: CorrectedVersion): string {
  const feeds = [...drops]
    .filter(([id, { feed }]) => !known.has(id) && !FIGURE_FEEDS.includes(feed))
    .map(([, { feed }]) => feed.replaceAll('-', ' '))
  return feeds.length === 0 ? '' : `Brought up to date as well: ${[...new Set(feeds)].sort().join(', ')}.`
}
