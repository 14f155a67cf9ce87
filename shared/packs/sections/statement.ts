import { addMonths, monthOf, monthOfYear } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import { dashboardRow } from '../../indicators/dashboard-row.ts'
import { latestByMonth } from '../../observations/revisions.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { changeCell } from './change-cell.ts'
import { commentaryBlock, findCommentary } from './commentary-block.ts'
import { pageId } from './dashboard-table.ts'

type Priority = NonNullable<BoardFile['duties']['statement']>['priorities'][number]

/**
 * The statement of what the body contributes to priorities that others set: each measure with its figures beside those of the country and of
 * similar bodies, what the owners say of it, and which priorities do not apply and why. Nothing where the board's file asks for none.
 */
export function statementSections(
  input: PackInput,
  assessed: readonly AssessedIndicator[],
  book: FigureBook,
): DraftSection[] {
  const { board, pack, registers } = input
  const { statement: own } = board
  const { statement: asked } = board.duties
  if (asked === undefined || own === undefined || !own.packs.includes(pack.id)) return []
  const reported = addMonths(monthOf(input.meeting.date), -pack.dataMonthsBehind)
  if (own.months?.includes(monthOfYear(reported)) === false) return []
  const applicable = asked.priorities.filter(({ id }) => own.notApplicable[id] === undefined)
  const indicatorOf = (measure: string) => assessed.find(a => a.subject.indicator.id === own.measures[measure])
  const shown = [...new Set(applicable.flatMap(({ measures }) => measures.flatMap(({ id }) => indicatorOf(id) ?? [])))]
  const contributions = shown.flatMap((a): Block[] => {
    const text = findCommentary(registers.commentary, a)
    if (text === null) return []
    return [paragraph(`${a.subject.indicator.name}:`), commentaryBlock(board, text, a.isSuppressed)]
  })
  const excluded = asked.priorities.flatMap(({ id, name }) => {
    const why = own.notApplicable[id]
    return why === undefined ? [] : [[`${name} does not apply here: ${why}`]]
  })
  return [
    {
      id: 'statement',
      heading: asked.heading,
      blocks: [
        { kind: 'table', table: measuresTable(input, applicable, indicatorOf, book) },
        ...contributions,
        ...(excluded.length === 0 ? [] : [{ kind: 'list', items: excluded } as const]),
      ],
    },
  ]
}

function measuresTable(
  input: PackInput,
  priorities: readonly Priority[],
  indicatorOf: (measure: string) => AssessedIndicator | undefined,
  book: FigureBook,
): Table {
  const { board } = input
  const countries = board.areas.filter(({ kind }) => kind === 'national')
  return {
    id: 'statement-measures',
    caption: 'Each measure over the last twelve months, and the change on the twelve before',
    columns: [
      { key: 'priority', heading: 'Priority', kind: 'text' },
      { key: 'measure', heading: 'Measure', kind: 'text' },
      { key: 'indicator', heading: 'Shown by', kind: 'text' },
      { key: 'latest', heading: 'Latest', kind: 'number' },
      { key: 'twelve_months', heading: 'Twelve months', kind: 'number' },
      { key: 'change', heading: 'Change', kind: 'number', description: 'The last twelve months on the twelve before' },
      ...countries.map(({ id, name }) => ({
        key: `change_${id.replaceAll('-', '_')}`,
        heading: `Change, ${name}`,
        kind: 'number' as const,
      })),
      { key: 'peers', heading: sentenceCase(board.words.mostSimilarPeers), kind: 'text' },
    ],
    rows: priorities.flatMap(({ name, measures }) =>
      measures.map((measure): Cell[] => {
        const found = indicatorOf(measure.id)
        const cells =
          found === undefined ? ['no indicator', ...NOTHING, ...countries.map(() => '[x]'), '[x]'].map(text) : null
        return [text(name), text(measure.name), ...(cells ?? measureCells(input, found!, countries, book))]
      }),
    ),
    notes: ['[x]: no figure is held.'],
  }
}

/** Latest, twelve months and change of a measure that no indicator shows. */
const NOTHING = ['[x]', '[x]', '[x]']

function measureCells(
  { revisions }: PackInput,
  assessed: AssessedIndicator,
  countries: BoardFile['areas'],
  book: FigureBook,
): Cell[] {
  const { subject, judgement } = assessed
  const { indicator, area, row } = subject
  const none = { kind: 'not-available' as const, reason: 'no data yet', missing: [] }
  const figure = (key: 'current' | 'rolling_12_months'): Cell => ({
    kind: 'figure',
    figure: book.measure(indicator, area, key, row?.measures[key] ?? none),
  })
  return [
    { kind: 'text', text: indicator.name, href: `#${pageId(indicator.id)}` },
    figure('current'),
    figure('rolling_12_months'),
    changeCell(assessed, book),
    ...countries.map(({ id, name }): Cell => {
      const series = latestByMonth(revisions.get(indicator.id)?.get(id) ?? [])
      const country = { ...subject, area: id, areaName: name, isWhole: false, series }
      return changeCell(
        { subject: { ...country, row: dashboardRow(indicator, id, series) }, isSuppressed: false },
        book,
      )
    }),
    text(book.words(indicator.id, area, 'place among peers', judgement?.versusPeers.displayText ?? 'n/a').printed),
  ]
}

const text = (words: string): Cell => ({ kind: 'text', text: words })
const paragraph = (words: string): Block => ({ kind: 'paragraph', sentences: [[words]] })
