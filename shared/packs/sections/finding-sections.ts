import { longMonth } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block, Cell, IconName, Sentence, Table } from '../../document/document.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { Judgement } from '../../indicators/judgement.ts'
import type { Prominence } from '../../narrative/signals.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { dashboardTable, pageId } from './dashboard-table.ts'
import { isTooNew, shortHistoryBlocks } from './short-history.ts'
import { variationMatrix } from './variation-matrix.ts'
import { watchListBlocks } from './watch.ts'

const VARIATION_ICONS: Record<Judgement['variation'], { icon: IconName; word: string }> = {
  'common cause': { icon: 'common-cause', word: 'As expected' },
  'improvement high': { icon: 'improvement-high', word: 'Improvement, high' },
  'improvement low': { icon: 'improvement-low', word: 'Improvement, low' },
  'concern high': { icon: 'concern-high', word: 'Concern, high' },
  'concern low': { icon: 'concern-low', word: 'Concern, low' },
  'neutral high': { icon: 'neutral-high', word: 'Neutral, high' },
  'neutral low': { icon: 'neutral-low', word: 'Neutral, low' },
  'no data': { icon: 'not-enough-data', word: 'No data' },
  'not judged': { icon: 'not-enough-data', word: 'Not judged' },
}

/** The first findings section: the matrix, and the alerts that are open. */
export function overview(board: BoardFile, assessed: readonly AssessedIndicator[], book: FigureBook): DraftSection {
  const open = assessed.filter(a => a.openAlert !== null)
  return {
    id: 'overview',
    heading: 'At a glance',
    blocks: [
      ...shortHistoryBlocks(assessed, book),
      { kind: 'table', table: variationMatrix(assessed) },
      ...(open.length === 0
        ? [{ kind: 'paragraph', sentences: [['No alert is open.']] } as const]
        : [{ kind: 'table', table: openAlerts(board, open, book) } as const]),
      ...watchListBlocks(assessed, book),
    ],
  }
}

/** One line an episode while it lasts. */
function openAlerts(board: BoardFile, open: readonly AssessedIndicator[], book: FigureBook): Table {
  const title = new Map(board.roles.map(role => [role.id, role.title]))
  return {
    id: 'open-alerts',
    caption: 'Alerts that are open: significant changes that have lasted',
    columns: [
      { key: 'indicator', heading: 'Indicator', kind: 'text' },
      { key: 'variation', heading: 'Variation', kind: 'icon' },
      { key: 'direction', heading: 'Direction', kind: 'text' },
      { key: 'since', heading: 'Since', kind: 'text' },
      { key: 'rule', heading: 'What was found', kind: 'text' },
      { key: 'owner', heading: 'Owner', kind: 'text' },
    ],
    rows: open.map(({ subject, variation, openAlert }): Cell[] => [
      { kind: 'text', text: subject.indicator.name, href: `#${pageId(subject.indicator.id)}` },
      { kind: 'icon', ...VARIATION_ICONS[variation] },
      { kind: 'text', text: openAlert!.direction },
      { kind: 'text', text: longMonth(openAlert!.opened) },
      { kind: 'text', text: book.words(subject.indicator.id, subject.area, 'alert rule', openAlert!.rule).printed },
      { kind: 'text', text: title.get(subject.indicator.owner) ?? subject.indicator.owner },
    ]),
    notes: [],
  }
}

type SummaryLine = Prominence | 'too-new' | 'no-verdict'

const SUMMARY_LINES: readonly { readonly prominence: SummaryLine; readonly words: string }[] = [
  { prominence: 'finding', words: 'Significantly changed for the worse, or unusual this month' },
  { prominence: 'better', words: 'Significantly better than the year before' },
  { prominence: 'changed', words: 'Significantly changed, in itself neither good nor bad' },
  { prominence: 'minor', words: 'Outside the expected range, not significantly' },
  { prominence: 'usual', words: 'Within their expected range' },
  { prominence: 'no-verdict', words: 'Without a verdict, for the reason that the page of each gives' },
  { prominence: 'too-new', words: 'Too few months of figures to judge' },
]

function summaryLineOf(assessed: AssessedIndicator): SummaryLine {
  const { prominence } = assessed.narrative
  if (prominence !== 'usual') return prominence
  if (isTooNew(assessed)) return 'too-new'
  return assessed.judgement?.versusOneYear.word === 'n/a' ? 'no-verdict' : prominence
}

/** One theme of the data pack: its dashboard, and what its verdicts come to, by name. */
export function themeSection(
  board: BoardFile,
  theme: { readonly id: string; readonly name: string },
  members: readonly AssessedIndicator[],
  book: FigureBook,
): DraftSection {
  const judged = new Map(members.map(a => [a.subject, a.judgement]))
  const table = dashboardTable(
    board,
    theme,
    members.map(a => a.subject),
    subject => judged.get(subject) ?? null,
    book,
  )
  const lines = SUMMARY_LINES.flatMap(({ prominence, words }): Sentence[] => {
    const named = members.filter(a => a.subject.row !== null && summaryLineOf(a) === prominence && !a.isSuppressed)
    if (prominence === 'too-new' && named.length === members.length)
      return [['Every indicator here has too few months of figures to judge.']]
    return named.length === 0 ? [] : [[`${words}: ${named.map(a => a.subject.indicator.name).join('; ')}.`]]
  })
  const suppressed = members.filter(a => a.isSuppressed).map(a => a.subject.indicator.name)
  const unjudged: Sentence[] =
    suppressed.length === 0
      ? []
      : [[`Not judged, because months are withheld so that nobody can be identified: ${suppressed.join('; ')}.`]]
  const last = [...lines, ...unjudged]
  const rest: Block[] = last.length === 0 ? [] : [{ kind: 'paragraph', sentences: last }]
  return {
    id: `theme-${theme.id}`,
    heading: theme.name,
    blocks: [{ kind: 'table', table }, ...rest],
  }
}
