import { isDate } from '../../calendar/date.ts'
import type { Month } from '../../calendar/month.ts'
import { AUDIENCES, type Audience } from '../../commentary/commentary.ts'
import { buildNameLookup, type NameLookup } from '../../config/known-names.ts'
import { makeOwnerFinder } from '../../config/owners.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { type FaultList, quoteForMessage } from '../../faults/fault-list.ts'
import { readMonthText } from '../cells/month-cell.ts'
import { checkMonthIsOver } from '../cells/month-is-over.ts'
import type { Draft, Field } from './split-texts.ts'

/** Reads the fields of a heading. What is missing or nothing that the board knows is a fault of its line, and is then null. */
export class HeadingReader {
  readonly names: NameLookup

  constructor(
    readonly draft: Draft,
    readonly board: BoardFile,
    readonly today: string,
    readonly faults: FaultList,
  ) {
    this.names = buildNameLookup(board)
  }

  /** The line of a field, or of the heading where it has none such. */
  line(field: Field): number {
    return this.draft.fields.get(field)?.line ?? this.draft.line
  }

  /** What a field says; null where the heading has none such. */
  value(field: Field): string | null {
    return this.draft.fields.get(field)?.value ?? null
  }

  /** What a field says; empty, with a fault, where it is missing. */
  required(field: Field, example: string): string {
    const value = this.value(field)
    if (value !== null && value !== '') return value
    this.faults.add(
      'missing-field',
      { row: this.line(field) },
      {
        found: `a heading without ${field}`,
        expected: `a line such as ${field}: ${example}`,
        fix: 'Add the line to the heading.',
      },
    )
    return ''
  }

  indicator(): string | null {
    const text = this.required('indicator', this.board.indicators[0]!.id)
    const found = text === '' ? undefined : this.names.findIndicator(text)
    if (text !== '' && found === undefined) {
      const nearest = this.names.nearestIndicator(text)
      this.faults.add(
        'unknown-indicator',
        { row: this.line('indicator') },
        {
          found: quoteForMessage(text),
          expected: `an indicator of the board's file${nearest === undefined ? '' : `, such as ${nearest}`}`,
          fix:
            nearest === undefined
              ? 'Write its name as the dashboard prints it.'
              : `If ${nearest} is meant, write that.`,
        },
      )
    }
    return found?.id ?? null
  }

  month(): Month | null {
    const text = this.required('month', '2018-03')
    if (text === '') return null
    const reading = readMonthText(text)
    if (reading.outcome !== 'month') {
      const words = {
        found: quoteForMessage(text),
        expected: 'a month such as 2018-03',
        fix: 'Write the month with its year.',
      }
      this.faults.add(
        'unreadable-month',
        { row: this.line('month') },
        reading.outcome === 'unclear' ? reading.details : words,
      )
      return null
    }
    const incompleteMonth = checkMonthIsOver(reading.month, this.today)
    if (incompleteMonth !== undefined)
      this.faults.add(incompleteMonth.code, { row: this.line('month') }, incompleteMonth.words)
    return reading.month
  }

  /** The role that answers for the text. */
  author(): string | null {
    const text = this.required('author', this.board.roles[0]!.id)
    const role = text === '' ? null : makeOwnerFinder(this.board.roles)(text)
    if (text !== '' && role === null)
      this.faults.add(
        'unknown-author',
        { row: this.line('author') },
        {
          found: quoteForMessage(text),
          expected: `a post of the board's file, such as ${this.board.roles[0]!.title}`,
          fix: 'Write the post, not the name, of whoever answers for the text.',
        },
      )
    return role
  }

  audience(): Audience | null {
    const text = this.value('audience') ?? 'board'
    const found = AUDIENCES.find(audience => audience === text.toLowerCase())
    if (found === undefined)
      this.faults.add(
        'unknown-audience',
        { row: this.line('audience') },
        {
          found: quoteForMessage(text),
          expected: AUDIENCES.join(', '),
          fix: 'Say who may read it, or leave the line out: then it is for the board.',
        },
      )
    return found ?? null
  }

  /** The day that the action is due by; null where none is given. */
  dueDate(): string | null {
    const text = this.value('by')
    if (text === null || text === '' || isDate(text)) return text === '' ? null : text
    this.faults.add(
      'unreadable-date',
      { row: this.line('by') },
      {
        found: quoteForMessage(text),
        expected: 'a date such as 2018-06-30',
        fix: 'Write the day that the action is due by, year first.',
      },
    )
    return null
  }
}
