import type { ColumnDefinitions } from '../tables/columns.ts'

export type MeetingColumn =
  | 'date'
  | 'time'
  | 'venue'
  | 'kind'
  | 'itemNumber'
  | 'title'
  | 'reportFrom'
  | 'author'
  | 'paragraph'
  | 'text'
  | 'owner'
  | 'targetDate'

/**
 * Headings of the meetings register: one row for each agenda item, and with `kind` one row for anything else a meeting
 * has. `text`
 * is a person, a declaration or a paragraph; `target date` an action's date or, for the next meeting, that meeting's
 * date.
 */
export const MEETING_COLUMNS: ColumnDefinitions<MeetingColumn> = {
  date: { headings: ['meeting date'], isRequired: true },
  time: { headings: ['time'], isRequired: false },
  venue: { headings: ['venue'], isRequired: false },
  kind: { headings: ['kind'], isRequired: false },
  itemNumber: { headings: ['item no', 'agenda item'], isRequired: true },
  title: { headings: ['title'], isRequired: true },
  reportFrom: { headings: ['report from'], isRequired: false },
  author: { headings: ['author'], isRequired: false },
  paragraph: { headings: ['paragraph'], isRequired: false },
  text: { headings: ['text'], isRequired: false },
  owner: { headings: ['owner'], isRequired: false },
  targetDate: { headings: ['target date'], isRequired: false },
}
