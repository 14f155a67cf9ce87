import { longDate } from '../../calendar/date.ts'
import { longMonth } from '../../calendar/month.ts'
import type { Block, Cell, Sentence, Table } from '../../document/document.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { type NewLevel, newLevelFigures, writeNewLevel } from '../../narrative/facts/new-levels.ts'
import { makeSentence } from '../../narrative/words/sentence.ts'
import { subjectName } from '../../narrative/words/wording.ts'
import { type PackInput, packIndicators } from '../input/pack-input.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { pageId } from './dashboard-table.ts'

/** On an indicator's page: the two levels, the question to the board, and how its answer is recorded. */
export function newLevelBlocks({ newLevel }: AssessedIndicator, book: FigureBook): Block[] {
  if (newLevel === null) return []
  const { indicator, area } = newLevel.subject
  const command = `boardpack rebase ${indicator.id} --from ${newLevel.shift.from} --because REASON --by ROLE`
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'Should the Board re-base?',
      sentences: [
        writeNewLevel(newLevel, book),
        [
          'Only a recorded decision begins a new phase; the command is ',
          book.words(indicator.id, area, 'command to re-base', command),
          '.',
        ],
      ],
    },
  ]
}

/** Page one asks about an indicator that it leads with, in the first pack that shows the new level: one question, the first. */
export function rebaseQuestion(
  assessed: readonly AssessedIndicator[],
  headlines: readonly { readonly indicator: string }[],
  book: FigureBook,
): Sentence[] {
  const asked = headlines
    .flatMap(({ indicator }) => assessed.filter(({ subject }) => subject.indicator.id === indicator))
    .find(({ newLevel, isNewLevelNew }) => newLevel !== null && isNewLevelNew)
  if (asked === undefined) return []
  const others = assessed.filter(({ newLevel }) => newLevel !== null).length - 1
  const count = book.derived({ indicator: '', area: '', measure: 'other new levels', exact: others, decimals: 0 })
  return [
    makeSentence(`should the Board re-base ${subjectName(asked.newLevel!.subject)}?`),
    writeNewLevel(asked.newLevel!, book),
    ...(others === 0
      ? []
      : [makeSentence('the data pack asks the same of ', count, others === 1 ? ' other' : ' others')]),
  ]
}

/** Every level that has changed and lasted, one line each; nothing where none has. */
export function newLevelsTable(assessed: readonly AssessedIndicator[], book: FigureBook): Block[] {
  const found = assessed.flatMap(({ newLevel }) => (newLevel === null ? [] : [newLevel]))
  if (found.length === 0) return []
  const table: Table = {
    id: 'new-levels',
    caption: 'Levels that have changed and lasted: should the Board re-base?',
    columns: [
      { key: 'indicator', heading: 'Indicator', kind: 'text' },
      { key: 'since', heading: 'New level since', kind: 'text' },
      { key: 'level', heading: 'Level', kind: 'number', description: 'Mean of its months' },
      { key: 'before_from', heading: 'Before: from', kind: 'text' },
      { key: 'before_to', heading: 'Before: to', kind: 'text' },
      { key: 'before', heading: 'Level before', kind: 'number', description: 'Mean of those months' },
    ],
    rows: found.map(fact => newLevelRow(fact, book)),
    notes: [
      'A step is proposed only where it explains the months better than no change and than a steady trend. Only a recorded decision begins a new phase.',
    ],
  }
  return [{ kind: 'table', table }]
}

function newLevelRow(fact: NewLevel, book: FigureBook): Cell[] {
  const { subject, shift } = fact
  const { level, before } = newLevelFigures(fact, book)
  return [
    { kind: 'text', text: subject.indicator.name, href: `#${pageId(subject.indicator.id)}` },
    { kind: 'text', text: longMonth(shift.from) },
    { kind: 'figure', figure: level },
    { kind: 'text', text: longMonth(shift.before.from) },
    { kind: 'text', text: longMonth(shift.before.to) },
    { kind: 'figure', figure: before },
  ]
}

/** Decisions on new levels since the meeting of the last pack, in the words that they were recorded with. */
export function recordedRebases({ board, pack, meeting, previous }: PackInput): Block[] {
  if (previous === null) return []
  const titles = new Map(board.roles.map(({ id, title }) => [id, title]))
  const items = packIndicators(board, pack).flatMap(({ name, rebases }) =>
    rebases
      .filter(({ decidedOn }) => decidedOn >= previous.meeting && decidedOn <= meeting.date)
      .map(({ month, reason, decidedBy, decidedOn }): Sentence => {
        const by = `${titles.get(decidedBy) ?? decidedBy}, ${longDate(decidedOn)}`
        return [`${name}: a new level counts from ${longMonth(month)}. ${reason} (${by}).`]
      }),
  )
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}
