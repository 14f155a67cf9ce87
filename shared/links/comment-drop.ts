import { type CalendarDate, isDate } from '../calendar/date.ts'
import type { Month } from '../calendar/month.ts'

export interface CommentForm {
  readonly indicator: string
  readonly month: Month
  /** Role that answers for the text. */
  readonly author: string
  readonly why: string
  /** Null where nothing needs doing. */
  readonly action: string | null
  readonly by: CalendarDate | null
}

const MAX_WHY = 3000
const MAX_ACTION = 500

/** What is wrong with a reason as it was typed, each with the part that it is in: `why`, `action` or `by`. */
export function findCommentErrors({
  why,
  action,
  by,
}: Readonly<Record<'why' | 'action' | 'by', string>>): { readonly field: string; readonly words: string }[] {
  return [
    ...(why === '' ? [{ field: 'why', words: 'Say why it changed' }] : []),
    ...(why.length > MAX_WHY ? [{ field: 'why', words: `Use at most ${MAX_WHY} characters` }] : []),
    // such a line ends the heading of a file of commentary
    ...(/^\s*---\s*$/m.test(why) ? [{ field: 'why', words: 'Take out the line of three hyphens' }] : []),
    ...(action.length > MAX_ACTION ? [{ field: 'action', words: `Use at most ${MAX_ACTION} characters` }] : []),
    ...(by !== '' && !isDate(by) ? [{ field: 'by', words: 'Enter a date, or leave it empty' }] : []),
    ...(by !== '' && action === '' ? [{ field: 'action', words: 'Say what is being done by that date' }] : []),
  ]
}

/** A drop of commentary, in the form that the feed reads. A value of the heading is one line, whatever was typed. */
export function writeComment({ indicator, month, author, why, action, by }: CommentForm): string {
  const line = (name: string, value: string | null) =>
    value === null ? [] : [`${name}: ${value.replaceAll(/\s+/g, ' ').trim()}`]
  return [
    '---',
    ...line('indicator', indicator),
    ...line('month', month),
    ...line('author', author),
    ...line('action', action),
    ...line('by', by),
    '---',
    '',
    why.replaceAll(/\r\n?/g, '\n').trim(),
    '',
  ].join('\n')
}
