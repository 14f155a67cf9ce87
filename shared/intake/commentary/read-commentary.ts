import type { Commentary } from '../../commentary/commentary.ts'
import type { FreeSection } from '../../commentary/free-section.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Fault } from '../../faults/fault.ts'
import { FaultList } from '../../faults/fault-list.ts'
import { findInvisible, withoutInvisible } from '../containers/invisible-characters.ts'
import { addTextAboveFaults, addUnprintableFaults } from './check-text.ts'
import { readDraft } from './read-draft.ts'
import { splitTexts } from './split-texts.ts'

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
