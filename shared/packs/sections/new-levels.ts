import { longDate } from '../../calendar/date.ts'
import { longMonth } from '../../calendar/month.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { type NewLevel, newLevelFigures, writeNewLevel } from '../../narrative/facts/new-levels.ts'
import { subjectName } from '../../narrative/words/naming.ts'
import { makeSentence } from '../../narrative/words/sentence.ts'
import { type PackInput, packIndicators } from '../input/pack-input.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { pageId } from './dashboard-table.ts'

/** On an indicator's page: the two levels, the question to the board, what follows from its answer, and how that is recorded. */
export function newLevelBlocks({ newLevel }: AssessedIndicator, book: FigureBook): Block[] {
  if (newLevel === null) return []
  const { indicator, area } = newLevel.subject
  const { from } = newLevel.shift
  const command = `boardpack rebase ${indicator.id} --from ${from} --because REASON --by ROLE`
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'Should the Board accept a new level?',
      sentences: [
        writeNewLevel(newLevel, book),
        ['This is asked because neither chance, nor the time of year, nor a steady trend would explain the step.'],
        ['If the Board says yes, later months are compared with the new level alone.'],
        makeSentence('a year before ', book.month(from), ' is then no longer compared with a year after it'),
        ['If it says no, nothing changes.'],
        ['The answer is recorded with ', book.words(indicator.id, area, 'command to re-base', command), '.'],
      ],
    },
  ]
}

/** Page one asks in the first pack that shows a new level: of one indicator, the first it leads with, or else the first. */
export function newLevelQuestion(
  assessed: readonly AssessedIndicator[],
  headlines: readonly { readonly indicator: string }[],
  book: FigureBook,
): Sentence[] {
  const isLed = ({ subject }: AssessedIndicator) =>
    headlines.some(({ indicator }) => indicator === subject.indicator.id)
  const fresh = assessed.filter(({ isNewLevelNew }) => isNewLevelNew)
  const asked = fresh.find(isLed) ?? fresh[0]
  if (asked === undefined) return []
  const { shift, subject } = asked.newLevel!
  const { level, before } = newLevelFigures(asked.newLevel!, book)
  const others = assessed.filter(({ newLevel }) => newLevel !== null).length - 1
  const count = book.derived({ indicator: '', area: '', measure: 'other new levels', exact: others, decimals: 0 })
  return [
    makeSentence(
      `should the Board accept a new level for ${subjectName(subject)}: `,
      level,
      ' since ',
      book.month(shift.from),
      ', ',
      before,
      ' before?',
    ),
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
    caption: 'Levels that have changed and lasted: should the Board accept them?',
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
      'A new level is proposed only where it explains the months far better than no change and than a steady trend. It counts only once the Board has decided so.',
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
