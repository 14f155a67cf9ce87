import type { Month } from '../calendar/month.ts'
import { backgroundWords } from '../config/background-words.ts'
import type { Pack } from '../config/schema/pack.ts'
import type { Block } from '../document/document.ts'
import type { Sentence } from '../document/figure.ts'
import { listCharts } from '../document/walk.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { Restatement } from '../observations/observation.ts'
import type { PackInput } from './input/pack-input.ts'
import { type DraftSection, numberSections } from './model/number-sections.ts'
import type { PackModel } from './model/pack-model.ts'
import { moveToAnnex, sensitiveIndicators } from './sections/annex.ts'
import type { AssessedIndicator } from './sections/assess-subjects.ts'
import { changesOfBoard, restatedAreas } from './sections/board-changes.ts'
import { chanceMarks } from './sections/chance-marks.ts'
import { coverageSentence } from './sections/coverage-sentence.ts'
import { explanationKey } from './sections/explanation.ts'
import { dashboardSection, overview } from './sections/finding-sections.ts'
import { freeSections } from './sections/free-sections.ts'
import { howToRead } from './sections/how-to-read.ts'
import { informationSheet } from './sections/information-sheet.ts'
import { recordedRebases } from './sections/new-levels.ts'
import { otherTables } from './sections/other-tables.ts'
import { restatedTable } from './sections/restated-table.ts'
import { statementSections } from './sections/statement.ts'

/** Everything else: the dashboards, a page for each indicator, where figures come from, what was restated, how to read it. */
export function buildDataPack(
  input: PackInput,
  assessed: readonly AssessedIndicator[],
  pages: readonly DraftSection[],
  restatements: readonly Restatement[],
  month: Month,
  book: FigureBook,
): Pick<PackModel, 'sections' | 'appendices'> {
  const { board, pack } = input
  const annexOnly = sensitiveIndicators(pack)
  const openRestatements = restatements.filter(r => !annexOnly.has(r.indicator))
  const subjects = assessed.map(a => a.subject)
  const themes = board.themes
    .map(theme => ({ theme, members: assessed.filter(a => a.subject.indicator.theme === theme.id) }))
    .filter(({ members }) => members.length > 0)
  const sections: DraftSection[] = [
    {
      id: 'background',
      heading: 'About this data pack',
      blocks: [
        paragraph([pack.purpose]),
        ...backgroundWords(pack, { meeting: input.meeting.date, month }).map(words => paragraph([words])),
        paragraph(coverageSentence(subjects, month, book)),
      ],
    },
    ...freeSections(input, 'data-pack', 'texts'),
    {
      id: 'restated',
      heading: 'What changed since the last pack',
      blocks: [
        openRestatements.length === 0
          ? paragraph([noRestatement(input)])
          : { kind: 'table', table: restatedTable(input, openRestatements, book) },
        ...recordedRebases(input),
        ...changesOfBoard(input),
      ],
    },
    ...implications(pack),
    overview(board, assessed, book),
    dashboardSection(board, themes, book),
    ...statementSections(input, assessed, book),
    ...otherTables(input, 'data-pack', book),
    ...freeSections(input, 'data-pack', 'footnotes'),
  ]
  const appendices: DraftSection[] = [
    { id: 'indicators', heading: 'A page for each indicator', blocks: [], sections: pages },
    {
      id: 'information-sheet',
      heading: 'Information sheet',
      blocks: [
        { kind: 'table', table: informationSheet(board, subjects, month, input.drops, book) },
        ...restatedAreas(input, month),
      ],
    },
    ...chanceMarks(board, assessed, listCharts(pages), book),
    howToRead(board),
    ...explanationKey(assessed, book),
  ]
  const parts = moveToAnnex(pack, sections, appendices)
  return { sections: numberSections(parts.sections, '1'), appendices: numberSections(parts.appendices, 'A') }
}

/** What the paper means for money, the law and so on, in the words of the board's file; no section where it has none. */
function implications(pack: Pack): DraftSection[] {
  if (pack.implications.length === 0) return []
  const blocks = pack.implications.map(({ of, words }) => paragraph([`${of}: ${words}`]))
  return [{ id: 'implications', heading: 'Implications', blocks }]
}

function noRestatement(input: PackInput): string {
  return input.previous === null
    ? 'This is the first pack, so there is nothing to compare it with.'
    : 'No figure that the last pack printed has been restated.'
}

const paragraph = (...sentences: Sentence[]): Block => ({ kind: 'paragraph', sentences })
