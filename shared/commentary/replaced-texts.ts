import { longDate } from '../calendar/date.ts'
import { toLocalDate, toLocalTime } from '../calendar/local-time.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { RegisterEntry } from '../observations/register-entry.ts'
import type { StoredCommentary } from './commentary.ts'
import type { StoredSection } from './free-section.ts'

/**
 * The texts that a file's entries take the place of and that came after `asKnownAt`, the instant that the edited report was made of: who wrote
 * each and when it came, a sentence each. Nothing is lost: every text stays in the history of its indicator and month.
 */
export function describeReplacedTexts(
  entries: readonly RegisterEntry[],
  known: { readonly commentary: readonly StoredCommentary[]; readonly sections: readonly StoredSection[] },
  asKnownAt: string,
  { board, roles }: BoardFile,
): string[] {
  const later = (register: 'commentary' | 'sections') =>
    known[register]
      .filter(text => text.knownFrom > asKnownAt)
      .filter(({ id }) => entries.some(entry => entry.register === register && entry.id === id))
  return [...later('commentary'), ...later('sections')].map(({ id, author, knownFrom }) => {
    const by = roles.find(role => role.id === author)?.title ?? author
    const on = `${longDate(toLocalDate(knownFrom, board))} at ${toLocalTime(knownFrom, board)}`
    return `This takes the place of a text that the report did not have: ${id}, by ${by}, which came on ${on}. Both are kept; to have the earlier one back, send it again.`
  })
}
