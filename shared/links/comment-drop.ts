import type { CalendarDate } from '../calendar/date.ts'
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
