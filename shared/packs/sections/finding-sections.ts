import { longMonth } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Cell, IconName, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { Judgement } from '../../indicators/judgement.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { dashboardTable, pageId } from './dashboard-table.ts'
import { newLevelsTable } from './new-levels.ts'
import { shortHistoryBlocks } from './short-history.ts'
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
      ...newLevelsTable(assessed, book),
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
      { key: 'since', heading: 'Since', kind: 'text' },
      { key: 'rule', heading: 'What was found', kind: 'text' },
      { key: 'owner', heading: 'Owner', kind: 'text' },
    ],
    rows: open.map(({ subject, variation, openAlert }): Cell[] => [
      { kind: 'text', text: subject.indicator.name, href: `#${pageId(subject.indicator.id)}` },
      { kind: 'icon', ...VARIATION_ICONS[variation] },
      { kind: 'text', text: longMonth(openAlert!.opened) },
      { kind: 'text', text: book.words(subject.indicator.id, subject.area, 'alert rule', openAlert!.rule).printed },
      { kind: 'text', text: title.get(subject.indicator.owner) ?? subject.indicator.owner },
    ]),
    notes: [],
  }
}

interface ThemeMembers {
  readonly theme: { readonly id: string; readonly name: string }
  readonly members: readonly AssessedIndicator[]
}

/** The dashboards of all themes, one under the other, with what their columns are. */
export function dashboardSection(board: BoardFile, themes: readonly ThemeMembers[], book: FigureBook): DraftSection {
  const tables = themes.map(({ theme, members }) => {
    const judged = new Map(members.map(a => [a.subject, a.judgement]))
    return dashboardTable(
      board,
      theme,
      members.map(a => a.subject),
      subject => judged.get(subject) ?? null,
      book,
    )
  })
  return {
    id: 'dashboard',
    heading: 'Dashboard',
    blocks: [
      { kind: 'paragraph', sentences: columnWords(board) },
      ...tables.map(table => ({ kind: 'table', table }) as const),
    ],
  }
}

/** What the columns hold, where they are read. What to know before judging an indicator is on its page. */
function columnWords({ verdicts, words }: BoardFile): Sentence[] {
  return [
    ['“Current” is the month under “Data to”, and “Year to date” runs from April to it.'],
    ['The baseline is the whole financial year before.'],
    [
      `“Month v expected” compares that month with its forecast from the months before and, for percentages and averages, with the ${verdicts.reference}.`,
    ],
    [
      '“Year v benchmark” says whether the rolling twelve months have changed on the twelve before, or on a set benchmark.',
    ],
    [`The last column compares with ${words.similarPeers}.`],
    ['The page of each indicator gives its ranges, its definition and what to know before judging it.'],
  ]
}
