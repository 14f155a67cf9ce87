import type { Month } from '../calendar/month.ts'

/**
 * What a paper, a mail and a CSV are made of. Everything that is printed is in here, finished: a template turns it into
 * markup and computes nothing but layout.
 */

/** Bracketed shorthand of the Government Analysis Function, explained above every table that uses it. */
export const MARKS = {
  b: 'break in the series',
  c: 'withheld so that nobody can be identified',
  e: 'estimated',
  p: 'provisional',
  r: 'revised',
  u: 'low reliability',
  x: 'not available',
  z: 'not applicable',
} as const
export type Mark = keyof typeof MARKS

/**
 * A figure as printed, and the stored value that it is.
 *
 * - `printed`: `4,988`, `22.3%`, `n/a`; alike wherever the same `ref` is printed in a pack
 * - `value`: before rounding; null where nothing can be shown
 * - `ref`: indicator, area and measure, e.g. `complaints/trust/current`; resolves in the model's `figures`
 */
export interface Figure {
  readonly printed: string
  readonly value: number | null
  readonly ref: string
  readonly marks: readonly Mark[]
}

/** Words and figures in reading order. Numerals are in figures, never in the words between. */
export type Sentence = readonly (string | Figure)[]

export const VERDICT_WORDS = ['Higher', 'Lower', 'Comparable', 'n/a'] as const
export type VerdictWord = (typeof VERDICT_WORDS)[number]

/**
 * Whether a change is in the direction the board wants. `neutral` for indicators where neither direction is good or
 * bad.
 */
export type Sense = 'improvement' | 'concern' | 'neutral' | 'none'

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

export interface ChartPoint {
  readonly month: Month
  readonly value: number | null
  readonly printed: string
  readonly marks: readonly Mark[]
  /** Outlined where it is outside the range expected of it, filled where it is significantly so. Left out: filled where there is a signal. */
  readonly mark?: 'none' | 'marked' | 'filled'
  /** Whether a marked point is welcome; `none` where it is not marked. */
  readonly signal: 'none' | 'improvement' | 'concern' | 'neutral'
}

/** A level drawn across part of the chart: what was expected with the ends of its range, or mean and limits of a phase; target across all. */
export interface ChartLine {
  readonly kind: 'mean' | 'upper-limit' | 'lower-limit' | 'target'
  readonly from: Month
  readonly to: Month
  /** One value for a level line; one per month of the span for expected ranges. */
  readonly values: readonly number[]
  readonly label: string
}

/** Bodies in order, each with its value and interval, and the mean of those that are not ours. */
export interface ChartBodies {
  readonly rows: readonly {
    readonly name: string
    readonly isOwn: boolean
    readonly rate: number
    readonly printed: string
    readonly interval: { readonly lower: number; readonly upper: number } | null
  }[]
  readonly mean: { readonly value: number; readonly printed: string }
}

export interface Chart {
  readonly id: string
  /** Indicator and area whose months it shows, `complaints/trust`: its points are that subject's figures. */
  readonly subject?: string
  /** The finding, as a sentence. */
  readonly title: string
  /** What is plotted, where, when. */
  readonly subtitle: string
  readonly unit: string
  readonly decimals: number
  readonly percentage: boolean
  /** Figures are sums of money; false when left out. */
  readonly pounds?: boolean
  readonly points: readonly ChartPoint[]
  readonly lines: readonly ChartLine[]
  /** Marked by the rules of special-cause variation; by expected ranges when left out. */
  readonly isControlChart?: boolean
  readonly rebases: readonly { readonly month: Month; readonly reason: string }[]
  /** Bodies side by side instead of months: a chart that has them has no points. */
  readonly bodies?: ChartBodies
  /** The chart in words (alt text): kind, measure, period, shape, latest value with its verdict, where the table is. */
  readonly alternative: string
  /** What the drawn range is: the same words for every chart of one method, so that a page of charts can say them once. */
  readonly rangeNote?: string
  readonly notes: readonly string[]
}

/**
 * A text as its author sent it, or that is still awaited of one (then `markdown` is empty): what a copy in Word lets people edit and send
 * back. Only the edition for the board has them.
 */
export type EditableText =
  | {
      readonly about: 'indicator'
      readonly indicator: string
      /** The indicator as it is printed. */
      readonly name: string
      readonly area: string
      readonly month: Month
      /** A role in the board's file. */
      readonly author: string
      readonly audience: 'board' | 'partner' | 'public'
      readonly markdown: string
      readonly action: string | null
      /** `YYYY-MM-DD` */
      readonly actionDueDate: string | null
    }
  | {
      readonly about: 'section'
      /** `good-practice` */
      readonly section: string
      /** `Good practice` */
      readonly name: string
      /** `YYYY-MM-DD` */
      readonly meeting: string
      /** What it is about, where several stand in one section. */
      readonly subject: string | null
      readonly author: string
      readonly audience: 'board' | 'partner' | 'public'
      readonly place: 'report' | 'data-pack' | 'meeting-pack'
      readonly markdown: string
    }

/** A term and what is said of it. `column`: that of the table of its row, with which it is withheld. */
export interface Fact {
  readonly term: string
  readonly words: Sentence
  readonly column?: string
}

export type Block =
  | { readonly kind: 'paragraph'; readonly number?: string; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'list'; readonly items: readonly Sentence[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | {
      readonly kind: 'facts'
      readonly facts: readonly Fact[]
      /** The row of a table that they say more of, by its first cell: they are withheld with it. */
      readonly row?: { readonly table: string; readonly key: string }
    }
  | {
      readonly kind: 'callout'
      readonly tone: 'note' | 'gap' | 'withheld' | 'alert'
      readonly heading: string
      readonly sentences: readonly Sentence[]
    }
  | {
      readonly kind: 'quote'
      readonly by: string
      readonly on: string
      readonly html: string
      readonly text: string
      /** The widest audience its author wrote it for; everybody when left out. */
      readonly audience?: 'board' | 'partner' | 'public'
      readonly editable?: EditableText
    }
  /** A picture of an author's. `data`: a data URL of a PNG or JPEG. */
  | { readonly kind: 'picture'; readonly data: string; readonly alternative: string }
  | {
      /** A PDF of an author's, bound in as it is. */
      readonly kind: 'pages'
      /** Beside the pages of the edition: `papers/8.1.pdf`. */
      readonly file: string
      /** The drop whose bytes they are. */
      readonly source: string
      readonly title: string
      /** The words of each page. */
      readonly pages: readonly string[]
    }

/** A numbered part of a paper. `number` is derived from its position: `4`, `4.2`, `A`, `A.1`. */
export interface Section {
  readonly id: string
  readonly number: string
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  /**
   * `exception`: a block of fixed shape, its chart beside its words, kept on one page. `page`: starts one and keeps to it. `sheet`: has a page
   * of its own and fits on it. `paper`: a
   * paper of the meeting pack, which starts a page, is known by its agenda item, and whose own parts are numbered from 1.
   */
  readonly form?: 'exception' | 'page' | 'sheet' | 'paper'
  /** The marking of a paper by another author, where it has one. */
  readonly marking?: string
  /** The text that nobody has sent yet for this section. */
  readonly awaited?: EditableText
  /** Words that stand on every page of the section, which then starts and ends with a page: that minutes are draft. */
  readonly pageMark?: string
}
