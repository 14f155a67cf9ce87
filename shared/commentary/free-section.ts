import type { CalendarDate } from '../calendar/date.ts'
import type { Instant } from '../calendar/local-time.ts'
import { type KnownEntry, latestById } from '../observations/register-entry.ts'
import type { Audience } from './commentary.ts'

/** The sections that people may write for a paper, in the order they are printed, each with its heading. */
export const FREE_SECTIONS = {
  priorities: 'Priorities',
  'national-context': 'National context',
  'department-updates': 'Department updates',
  'good-practice': 'Good practice',
  footnotes: 'Footnotes',
} as const
export type FreeSectionKind = keyof typeof FREE_SECTIONS

/** Where a section may be printed. */
export const SECTION_PLACES = ['report', 'data-pack', 'meeting-pack'] as const
export type SectionPlace = (typeof SECTION_PLACES)[number]

/** What one person wrote for a meeting, about no indicator in particular. */
export interface FreeSection {
  /** `good-practice/2018-05-10/chief-executive/training`: a later text takes the place of this one. */
  readonly id: string
  readonly kind: FreeSectionKind
  readonly meeting: CalendarDate
  /** What it is about, where several stand in one section: a department. */
  readonly about: string | null
  /** A role in the board's file. */
  readonly author: string
  readonly audience: Audience
  readonly place: SectionPlace
  /** As it was typed. */
  readonly markdown: string
}

/** A stored section. */
export interface StoredSection extends FreeSection {
  readonly knownFrom: Instant
  readonly drop: string
}

/** The latest text of each section, author and subject. Entries are in the order they became known. */
export const latestSections = (entries: readonly KnownEntry[]): StoredSection[] => latestById<FreeSection>(entries)

/** A file of sections to fill in, one heading for each. */
export function sectionTemplate(): string {
  return (Object.keys(FREE_SECTIONS) as FreeSectionKind[])
    .map(kind =>
      ['---', `section: ${kind}`, 'meeting: ', 'author: ', 'audience: board', 'place: data-pack', '---', '', ''].join(
        '\n',
      ),
    )
    .join('\n')
}
