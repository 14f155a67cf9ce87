import { isDate } from '../../calendar/date.ts'
import { AUDIENCES, type Audience, type Commentary } from '../../commentary/commentary.ts'
import type { FreeSection } from '../../commentary/free-section.ts'
import { buildNameLookup } from '../../config/known-names.ts'
import { makeOwnerFinder } from '../../config/owners.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Fault } from '../../faults/fault.ts'
import { FaultList, quoteForMessage } from '../../faults/fault-list.ts'
import { readMonthText } from '../cells/month-cell.ts'
import { checkMonthIsOver } from '../cells/month-is-over.ts'
import { findInvisible, withoutInvisible } from '../containers/invisible-characters.ts'
import { addLostHeadingFaults, addTextAboveFaults, addUnprintableFaults } from './check-text.ts'
import { readSection } from './read-section.ts'

/** What a file of commentary comes to. */
export type CommentaryReadResult =
  | {
      readonly ok: true
      readonly entries: readonly Commentary[]
      /** Texts about no indicator. */
      readonly sections: readonly FreeSection[]
      readonly notes: readonly string[]
    }
  | { readonly ok: false; readonly textCount: number; readonly faults: readonly Fault[] }

const FIELDS = [
  ...['indicator', 'month', 'author', 'audience', 'action', 'by'],
  ...['section', 'meeting', 'about', 'place'],
] as const
type Field = (typeof FIELDS)[number]

interface Draft {
  /** Lines of the text, with the line of the file where it begins. */
  readonly body: readonly string[]
  readonly bodyLine: number
  /** Line of the file where its heading begins, the first being 1. */
  readonly line: number
  readonly fields: ReadonlyMap<Field, { readonly value: string; readonly line: number }>
  readonly markdown: string
}

/** A paper has no room for more. */
const MAX_CHARACTERS = 5000

/**
 * Reads a file of commentary: one text or several, each under a heading between two lines of three hyphens that names its
 * `indicator`, `month` and `author`, and may name the `audience` (board, partner or public; board when left out), an `action` and the
 * date it is due `by`. A text about no indicator names instead the `section` and the `meeting` that it is for, and may say what it is `about` and
 * the `place` where it is printed. Line ends may be of any kind.
 *
 * @param today local date, `YYYY-MM-DD`: a month that is not over cannot be commented on
 */
export function readCommentary(text: string, board: BoardFile, today: string): CommentaryReadResult {
  const faults = new FaultList()
  const notes: string[] = []
  const given = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const lines = given.map(withoutInvisible)
  addUnprintableFaults(lines, faults)
  const invisible = given.findIndex(line => findInvisible(line) !== null)
  if (invisible !== -1)
    notes.push(`Line ${invisible + 1}: an invisible character (${findInvisible(given[invisible]!)}) was left out.`)
  const drafts = splitTexts(lines, faults)
  if (drafts.length > 0) addTextAboveFaults(lines.slice(0, drafts[0]!.line - 1), faults)
  if (drafts.length === 0 && faults.count === 0)
    faults.add(
      'no-heading',
      { row: 1 },
      {
        found: 'text without a heading',
        expected: 'a line ---, then indicator, month and author on a line each, then a line ---',
        fix: 'Begin the file with such a heading, and write the text below it.',
      },
    )
  const seenIds = new Set<string>()
  const texts = drafts.flatMap(draft => {
    const entry = readDraft(draft, board, today, faults)
    if (entry === null) return []
    if (seenIds.has(entry.id))
      faults.add(
        'duplicate-commentary',
        { row: draft.line },
        {
          found: `a second text on ${entry.id.replace('/', ' in ')}`,
          expected:
            'kind' in entry ? 'one text for a section, author and subject' : 'one text for an indicator and month',
          fix: 'Put the two into one.',
        },
      )
    seenIds.add(entry.id)
    if (/<\/?[a-z][^>]*>/i.test(entry.markdown))
      notes.push(
        `Line ${draft.line}: the text has HTML in it, which is printed as it was typed. Use Markdown for emphasis and lists.`,
      )
    return [entry]
  })
  return faults.count > 0
    ? { ok: false, textCount: drafts.length, faults: faults.list() }
    : {
        ok: true,
        entries: texts.flatMap(text => ('kind' in text ? [] : [text])),
        sections: texts.flatMap(text => ('kind' in text ? [text] : [])),
        notes,
      }
}

const isSeparator = (line: string | undefined) => line?.trim() === '---'
const matchField = (line: string | undefined) => /^\s*([A-Za-z]+)\s*:\s*(.*)$/.exec(line ?? '')

/** True for a line that gives a field of a heading, `author: Chief Executive`. */
export function givesHeadingField(line: string): boolean {
  const [, name = ''] = matchField(line) ?? []
  return FIELDS.some(field => field === name.toLowerCase())
}

/** A heading begins at a line of three hyphens that a field follows; anything else with hyphens belongs to the text. */
function splitTexts(lines: readonly string[], faults: FaultList): Draft[] {
  const starts = lines.flatMap((line, i) => (isSeparator(line) && isHeading(lines, i) ? [i] : []))
  return starts.map((start, n) => {
    const end = lines.findIndex((line, i) => i > start && isSeparator(line))
    const fields = new Map<Field, { value: string; line: number }>()
    lines.slice(start + 1, end).forEach((line, i) => {
      if (line.trim() === '') return
      const [, name = '', value = ''] = matchField(line) ?? []
      const field = FIELDS.find(known => known === name.toLowerCase())
      const row = start + i + 2
      if (field === undefined)
        faults.add(
          'unknown-field',
          { row },
          {
            found: quoteForMessage(line),
            expected: `one of ${FIELDS.join(', ')}, a colon, and what it is`,
            fix: 'Correct the line, or move it below the heading.',
          },
        )
      else fields.set(field, { value: value.trim().replace(/^(["'])(.*)\1$/, '$2'), line: row })
    })
    return {
      body: lines.slice(end + 1, starts[n + 1]),
      bodyLine: end + 2,
      line: start + 1,
      fields,
      markdown: lines
        .slice(end + 1, starts[n + 1])
        .join('\n')
        .trim(),
    }
  })
}

function isHeading(lines: readonly string[], start: number): boolean {
  const end = lines.findIndex((line, i) => i > start && isSeparator(line))
  const [, name = ''] = matchField(lines.slice(start + 1).find(line => line.trim() !== '')) ?? []
  return end > start && name !== ''
}

function readDraft(draft: Draft, board: BoardFile, today: string, faults: FaultList): Commentary | FreeSection | null {
  const before = faults.count
  const names = buildNameLookup(board)
  const requireField = (field: Field, example: string): string => {
    const fieldEntry = draft.fields.get(field)
    if (fieldEntry !== undefined && fieldEntry.value !== '') return fieldEntry.value
    faults.add(
      'missing-field',
      { row: fieldEntry?.line ?? draft.line },
      {
        found: `a heading without ${field}`,
        expected: `a line such as ${field}: ${example}`,
        fix: 'Add the line to the heading.',
      },
    )
    return ''
  }
  const row = (field: Field) => draft.fields.get(field)?.line ?? draft.line
  const isSection = draft.fields.has('section')
  const indicator = isSection ? null : findIndicator(requireField('indicator', board.indicators[0]!.id))
  if (indicator !== null) addLostHeadingFaults(draft, names, indicator, faults)
  const month = isSection ? null : findMonth(requireField('month', '2018-03'))
  const author = findAuthor(requireField('author', board.roles[0]!.id))
  const audience = findAudience(draft.fields.get('audience')?.value ?? 'board')
  const actionDueDate = findDate(draft.fields.get('by')?.value ?? null)
  if (draft.markdown === '' || draft.markdown.length > MAX_CHARACTERS)
    faults.add(
      'text-length',
      { row: draft.line },
      {
        found: draft.markdown === '' ? 'a heading without text' : `${draft.markdown.length} characters`,
        expected: `a text of at most ${MAX_CHARACTERS} characters`,
        fix:
          draft.markdown === '' ? 'Write the text below the heading.' : 'Shorten it; the paper has no room for more.',
      },
    )
  if (author !== null && audience !== null && isSection)
    return readSection(
      {
        section: requireField('section', 'good-practice'),
        meeting: requireField('meeting', '2018-05-10'),
        about: draft.fields.get('about')?.value || null,
        place: draft.fields.get('place')?.value ?? null,
        line: row,
      },
      { markdown: draft.markdown, author, audience },
      board,
      faults,
    )
  if (faults.count > before || indicator === null || month === null || author === null || audience === null) return null
  const action = draft.fields.get('action')?.value ?? null
  return {
    id: `${indicator}/${month}`,
    indicator,
    month,
    author,
    audience,
    markdown: draft.markdown,
    action,
    actionDueDate,
  }

  function findIndicator(text: string): string | null {
    const found = text === '' ? undefined : names.findIndicator(text)
    if (text !== '' && found === undefined) {
      const nearest = names.nearestIndicator(text)
      faults.add(
        'unknown-indicator',
        { row: row('indicator') },
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
  function findMonth(text: string): string | null {
    if (text === '') return null
    const reading = readMonthText(text)
    if (reading.outcome !== 'month') {
      const words = {
        found: quoteForMessage(text),
        expected: 'a month such as 2018-03',
        fix: 'Write the month with its year.',
      }
      faults.add('unreadable-month', { row: row('month') }, reading.outcome === 'unclear' ? reading.details : words)
      return null
    }
    const incompleteMonth = checkMonthIsOver(reading.month, today)
    if (incompleteMonth !== undefined) faults.add(incompleteMonth.code, { row: row('month') }, incompleteMonth.words)
    return reading.month
  }
  function findAuthor(text: string): string | null {
    const role = text === '' ? null : makeOwnerFinder(board.roles)(text)
    if (text !== '' && role === null)
      faults.add(
        'unknown-author',
        { row: row('author') },
        {
          found: quoteForMessage(text),
          expected: `a post of the board's file, such as ${board.roles[0]!.title}`,
          fix: 'Write the post, not the name, of whoever answers for the text.',
        },
      )
    return role
  }
  function findAudience(text: string): Audience | null {
    const found = AUDIENCES.find(audience => audience === text.toLowerCase())
    if (found === undefined)
      faults.add(
        'unknown-audience',
        { row: row('audience') },
        {
          found: quoteForMessage(text),
          expected: AUDIENCES.join(', '),
          fix: 'Say who may read it, or leave the line out: then it is for the board.',
        },
      )
    return found ?? null
  }
  function findDate(text: string | null): string | null {
    if (text === null || text === '' || isDate(text)) return text === '' ? null : text
    faults.add(
      'unreadable-date',
      { row: row('by') },
      {
        found: quoteForMessage(text),
        expected: 'a date such as 2018-06-30',
        fix: 'Write the day that the action is due by, year first.',
      },
    )
    return null
  }
}
