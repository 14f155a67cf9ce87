import type { CalendarDate } from '../../calendar/date.ts'
import type { Instant } from '../../calendar/local-time.ts'
import type { Block } from '../../document/document.ts'
import { type KnownEntry, latestById } from '../../observations/register-entry.ts'

/** The head of a paper by another author: of which meeting and item it is, and who says what. */
export interface PaperCover {
  readonly meeting: CalendarDate
  /** As printed: `8.1`. */
  readonly item: string
  readonly title: string
  readonly from: string
  readonly to: string | null
  readonly purpose: string | null
  readonly recommendation: string | null
  readonly marking: string | null
}

/** A paper as the register holds it. */
export interface Paper extends PaperCover {
  /** `2019-06-11/8.1`: a later file for the same item takes the place of this one. */
  readonly id: string
  readonly format: 'word' | 'markdown' | 'pdf'
  /** Pages of a PDF, which is bound in as it is; null of a paper that is set in the house style. */
  readonly pages: number | null
}

/** A paper, the drop that brought it, and since when it is known. */
export interface StoredPaper extends Paper {
  readonly drop: string
  readonly knownFrom: Instant
}

/** A part of a paper under its heading; what stands before the first heading has none. */
export interface PaperPart {
  readonly heading: string | null
  readonly blocks: readonly Block[]
  readonly parts: readonly PaperPart[]
}

/** What a paper says, stored beside its file. */
export interface PaperContent {
  readonly parts: readonly PaperPart[]
  readonly footnotes: readonly string[]
  /** Words of each page of a PDF, for readers who do not see it. */
  readonly pageTexts: readonly string[]
}

/** The latest file for each item of each meeting. Entries are in the order they became known. */
export function latestPapers(entries: readonly KnownEntry[]): StoredPaper[] {
  return latestById<Paper>(entries).sort((a, b) =>
    a.meeting < b.meeting ? -1 : a.meeting > b.meeting ? 1 : compareItems(a.item, b.item),
  )
}

/** Id of the section that prints a paper: `paper-8-1`. */
export function paperSectionId({ item }: Pick<Paper, 'item'>): string {
  return `paper-${item.replaceAll('.', '-')}`
}

/** Orders `8.0`, `8.1`, `10` as people count. */
export function compareItems(a: string, b: string): number {
  const [one, other] = [a.split('.').map(Number), b.split('.').map(Number)]
  return one[0]! - other[0]! || (one[1] ?? 0) - (other[1] ?? 0)
}
