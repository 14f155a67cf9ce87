import type { Figure, Sense, VerdictWord } from './figure.ts'

export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly href?: string }
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'verdict'; readonly word: VerdictWord; readonly significant: boolean; readonly sense: Sense }
  | { readonly kind: 'icon'; readonly icon: IconName; readonly word: string }

/** Variation (what the latest point says), assurance (whether a target will be met), direction and status signs. */
export const ICON_NAMES = [
  'common-cause',
  'improvement-high',
  'improvement-low',
  'concern-high',
  'concern-low',
  'neutral-high',
  'neutral-low',
  'passing',
  'failing',
  'hit-and-miss',
  'not-enough-data',
  'green',
  'amber',
  'red',
  'white',
  'up',
  'down',
  'level',
] as const
export type IconName = (typeof ICON_NAMES)[number]

export interface Column {
  /** Name in the CSV: lower case with underscores. */
  readonly key: string
  readonly heading: string
  readonly kind: 'text' | 'number' | 'verdict' | 'icon'
  /** What the column holds, for the CSV's metadata. */
  readonly description?: string
  /** Its heading and cells are names in the words of a supplier or of the board's file: a numeral there measures nothing. */
  readonly isQuoted?: boolean
}

/** A table that can be read alone. The first cell of a row is its heading; no cell is empty. `id` names its CSV. */
export interface Table {
  readonly id: string
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly notes: readonly string[]
  /** One line a row: verdicts are printed without the words for their significance, which bold and a solid sign give. */
  readonly isCompact?: boolean
  /** The widest edition that has it; every edition when left out. */
  readonly audience?: 'board' | 'partner' | 'public'
  /** Small, and stands beside the table before it where there is room; published with others of its kind in one file, not in one of its own. */
  readonly isBeside?: boolean
}

/** A table that no page prints, published as a file: each row as many values as there are columns, unrounded; empty where there is none. */
export interface DataTable extends Omit<Table, 'rows' | 'isCompact' | 'isBeside' | 'audience' | 'notes'> {
  readonly rows: readonly (readonly string[])[]
}
