import { longMonth } from '../calendar/month.ts'
import type { KnownCommentary } from '../commentary/commentary.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Block, Cell, IconName, Sentence, Table } from '../document/document.ts'
import { sentenceText } from '../document/words.ts'
import type { Standing } from '../narrative/signals.ts'
import type { Variation } from '../statistics/xmr.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { whyBlock } from './commentary-block.ts'
import { dashboardTable, pageId } from './dashboard-table.ts'
import type { FigureBook } from './figure-book.ts'
import type { DraftSection } from './number-sections.ts'
import { isTooNew, shortHistory } from './short-history.ts'
import { variationMatrix } from './variation-matrix.ts'
import { watchList } from './watch.ts'

/** Sentences on one indicator among the findings; its own page has them all. */
const MOST_SENTENCES = 3

const VARIATION_ICONS: Record<Variation, { icon: IconName; word: string }> = {
  'common cause': { icon: 'common-cause', word: 'Common cause' },
  'improvement high': { icon: 'improvement-high', word: 'Improvement, high' },
  'improvement low': { icon: 'improvement-low', word: 'Improvement, low' },
  'concern high': { icon: 'concern-high', word: 'Concern, high' },
  'concern low': { icon: 'concern-low', word: 'Concern, low' },
  'neutral high': { icon: 'neutral-high', word: 'Neutral, high' },
  'neutral low': { icon: 'neutral-low', word: 'Neutral, low' },
  'no data': { icon: 'not-enough-data', word: 'No data' },
}

/** The first findings section: the matrix, and the alerts that are open. */
export function overview(board: BoardFile, assessed: readonly AssessedIndicator[], book: FigureBook): DraftSection {
  const open = assessed.filter(a => a.spell !== null)
  return {
    id: 'overview',
    heading: 'At a glance',
    blocks: [
      ...shortHistory(assessed, book),
      { kind: 'table', table: variationMatrix(assessed) },
      ...(open.length === 0
        ? [{ kind: 'paragraph', sentences: [['No alert is open.']] } as const]
        : [{ kind: 'table', table: openAlerts(board, open, book) } as const]),
      ...watchList(assessed, book),
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
    rows: open.map(({ subject, variation, spell }): Cell[] => [
      { kind: 'text', text: subject.indicator.name, href: `#${pageId(subject.indicator.id)}` },
      { kind: 'icon', ...VARIATION_ICONS[variation] },
      { kind: 'text', text: spell!.direction },
      { kind: 'text', text: longMonth(spell!.opened) },
      { kind: 'text', text: book.words(subject.indicator.id, subject.area, 'alert rule', spell!.rule).printed },
      { kind: 'text', text: title.get(subject.indicator.owner) ?? subject.indicator.owner },
    ]),
    notes: [],
  }
}

type Line = Standing | 'too-new' | 'no-verdict'

const LINES: readonly { readonly standing: Line; readonly words: string }[] = [
  { standing: 'better', words: 'Significantly better than the year before' },
  { standing: 'changed', words: 'Significantly changed, in itself neither good nor bad' },
  { standing: 'lesser', words: 'Outside the expected range, but not significantly' },
  { standing: 'usual', words: 'Within their usual range' },
  { standing: 'no-verdict', words: 'Without a verdict, for the reason that the page of each gives' },
  { standing: 'too-new', words: 'Too few months of figures to judge' },
]

function lineOf(assessed: AssessedIndicator): Line {
  const { standing } = assessed.narrative
  if (standing !== 'usual') return standing
  if (isTooNew(assessed)) return 'too-new'
  return assessed.judgement?.versusOneYear.word === 'n/a' ? 'no-verdict' : standing
}

/** One theme: what needs the board's eye, most urgent first; in one paragraph, the rest by name; its dashboard. */
export function themeSection(
  board: BoardFile,
  theme: { readonly id: string; readonly name: string },
  members: readonly AssessedIndicator[],
  commentary: readonly KnownCommentary[],
  book: FigureBook,
): DraftSection {
  const exceptions = members
    .filter(a => a.narrative.standing === 'finding')
    .sort((a, b) => b.narrative.priority - a.narrative.priority)
  const judged = new Map(members.map(a => [a.subject, a.judgement]))
  const table = dashboardTable(
    board,
    theme,
    members.map(a => a.subject),
    subject => judged.get(subject) ?? null,
    book,
  )
  const lines = LINES.flatMap(({ standing, words }): Sentence[] => {
    const named = members.filter(a => a.subject.row !== null && lineOf(a) === standing && !a.isHeldBack)
    if (standing === 'too-new' && named.length === members.length)
      return [['Every indicator here has too few months of figures to judge.']]
    return named.length === 0 ? [] : [[`${words}: ${named.map(a => a.subject.indicator.name).join('; ')}.`]]
  })
  const notices = new Map(
    exceptions.flatMap(({ narrative: { notice } }) => (notice ? [[sentenceText(notice), notice]] : [])),
  )
  const held = members.filter(a => a.isHeldBack).map(a => a.subject.indicator.name)
  const unjudged: Sentence[] =
    held.length === 0
      ? []
      : [[`Not judged, because months are withheld so that nobody can be identified: ${held.join('; ')}.`]]
  const last = [...lines, ...unjudged, ...notices.values()]
  const rest: Block[] = last.length === 0 ? [] : [{ kind: 'paragraph', sentences: last }]
  return {
    id: `theme-${theme.id}`,
    heading: theme.name,
    blocks: [
      ...exceptions.flatMap((a): Block[] => [
        { kind: 'paragraph', sentences: a.narrative.sentences.slice(0, MOST_SENTENCES) },
        whyBlock(board, commentary, a),
      ]),
      ...rest,
      { kind: 'table', table },
    ],
  }
}
