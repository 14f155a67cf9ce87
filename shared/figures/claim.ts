import type { Month } from '../calendar/month.ts'

/** Whose figures a claim is about. */
export interface ClaimedSubject {
  readonly indicator: string
  readonly area: string
}

/** The months that a figure is of. */
export interface Span {
  readonly from: Month
  readonly to: Month
}

/** Which way a figure went, as a reader of the printed figures sees it. `little-changed`: not equal, and printed alike. */
export type ClaimedDirection = 'up' | 'down' | 'same' | 'little-changed'

/** One figure against another, each of its own subject and months. */
interface Pair {
  readonly now: ClaimedSubject & Span
  readonly then: ClaimedSubject & Span
}

/** Each kind of claim, with what is claimed. Months are those of the subject; printed numbers are as the sentence has them. */
interface ClaimKinds {
  /** A figure: `4,988`, `22.3%`. */
  level: ClaimedSubject & Span & { readonly printed: string }
  /** How many were asked. */
  sample: ClaimedSubject & Span & { readonly printed: string }
  /** Under 20, so that no change is read from it. */
  small: ClaimedSubject & Span
  /** Rose, fell, higher than, lower than, the same as. */
  direction: Pair & { readonly direction: ClaimedDirection }
  /** The size of a change or of a gap between two figures, as printed, or in per cent of the earlier one. */
  difference: Pair & { readonly as: 'size' | 'percent'; readonly printed: string }
  /** The year fell and the month lies above it, or the year rose and the month lies below it. */
  recovery: ClaimedSubject & { readonly month: Month; readonly direction: 'up' | 'down' }
  /** The highest (lowest) since `since`, or of all months from `first`; among the same calendar months where `scope` says so. */
  record: ClaimedSubject & {
    readonly month: Month
    readonly extreme: 'highest' | 'lowest'
    readonly since: Month | null
    readonly first: Month
    readonly scope: 'all-months' | 'same-month'
  }
  /** The highest (lowest) of so many months before a month. */
  extreme: ClaimedSubject & {
    readonly month: Month
    readonly of: Month
    readonly extreme: 'highest' | 'lowest'
    readonly window: number
  }
  /** The first above zero after so many months of none. */
  first: ClaimedSubject & { readonly month: Month; readonly monthsOfNone: number }
  /** So many rises or falls in a row, the last in `month`. */
  run: ClaimedSubject & {
    readonly month: Month
    readonly of: 'months' | 'rolling-12-months'
    readonly direction: 'up' | 'down'
    readonly steps: number
  }
  /** So many months in a row above (below) the month before and the same month of the last two years. */
  'comparator-run': ClaimedSubject & {
    readonly month: Month
    readonly direction: 'up' | 'down'
    readonly months: number
  }
  /** So many months in a row without any, and the last month that had some. */
  'zero-run': ClaimedSubject & { readonly month: Month; readonly months: number; readonly last: Month }
  /** Steps of the rolling twelve months that went one way, out of a window that ends with the month. */
  trend: ClaimedSubject & {
    readonly month: Month
    readonly direction: 'up' | 'down' | 'level'
    readonly steps: number
    readonly window: number
  }
  /** What the published judgement says of a month, a year, or a month against three years. */
  verdict: ClaimedSubject & {
    readonly question: JudgedQuestion
    readonly month: Month
    readonly word: 'Higher' | 'Lower' | 'Comparable'
    readonly significant: boolean
  }
  /** The ends of the range of a judgement, as printed. */
  range: ClaimedSubject & {
    readonly question: JudgedQuestion
    readonly month: Month
    readonly confidencePercent: number
    readonly lower: string
    readonly upper: string
  }
  /** Nearer to another's figure than one part in 200, above it, or below it. */
  gap: Pair & { readonly side: 'above' | 'below' | 'level' }
  /** Place among the peers, 1 the lowest, and the mean of the others. */
  rank: ClaimedSubject &
    Span & {
      readonly rank: number
      readonly of: number
      readonly ownRate: number
      readonly mean: number | null
    }
  /** What each area did over the same months. */
  areas: {
    readonly indicator: string
    readonly now: Span
    readonly then: Span
    /** Where every area is said to have gone one way: which. */
    readonly all: 'up' | 'down' | null
    readonly each: readonly { readonly area: string; readonly direction: ClaimedDirection }[]
  }
  /** The area with the most and that with the least, of so many. */
  'area-order': { readonly indicator: string; readonly areas: readonly string[] } & Span & {
      readonly highest: string
      readonly lowest: string
    }
  /** Parts that moved as the whole did, the largest first; `isComplete` where shares of the change are given. */
  drivers: ClaimedSubject & {
    readonly now: Span
    readonly then: Span
    readonly direction: 'up' | 'down'
    readonly named: readonly ClaimedSubject[]
    readonly others: readonly ClaimedSubject[]
    readonly isComplete: boolean
  }
  /** A part in per cent of a whole. */
  share: Span & { readonly part: ClaimedSubject; readonly whole: ClaimedSubject; readonly printed: string }
  /** A part's change in per cent of the whole's. */
  'share-of-change': {
    readonly part: ClaimedSubject
    readonly whole: ClaimedSubject
    readonly now: Span
    readonly then: Span
    readonly printed: string
  }
  /** Parts that come to the whole, or to no more than it. */
  parts: ClaimedSubject & Span & { readonly parts: readonly ClaimedSubject[]; readonly isComplete: boolean }
  /** A figure of the target's own span against it. */
  target: ClaimedSubject &
    Span & {
      readonly target: number
      readonly per: 'month' | 'quarter' | 'year' | 'rolling-12'
      readonly better: 'up' | 'down'
      readonly isMet: boolean
    }
  /** Entries of a register above, and exactly at, their tolerance. */
  threshold: { readonly register: string; readonly above: number; readonly at: number; readonly total: number }
  /** A calendar month on one side of both half-years about it in each of so many years. */
  season: ClaimedSubject & {
    readonly month: Month
    readonly side: 'above' | 'below'
    readonly years: number
    /** Least and most distance from the twelve months about it, in per cent to one decimal. */
    readonly least: string
    readonly most: string
  }
  /** The mean of the months of a span that have a figure, but for those that count for nothing. */
  'new-level': ClaimedSubject & Span & { readonly without: readonly Month[]; readonly printed: string }
  /** Months of the span without a figure. */
  gaps: ClaimedSubject & Span & { readonly months: readonly Month[] }
  /** How firm the figure of a month is. */
  status: ClaimedSubject & { readonly month: Month; readonly status: string }
  /** So many months with a figure up to a month. */
  history: ClaimedSubject & { readonly month: Month; readonly months: number }
}

/** The judgements that a claim may rest on. */
export type JudgedQuestion = 'month' | 'year' | 'three-years'

export type ClaimKind = keyof ClaimKinds

/** What a sentence of a pack claims of figures, in fields that a checker can hold beside the published tables. */
export type Claim = { readonly [K in ClaimKind]: { readonly kind: K } & ClaimKinds[K] }[ClaimKind]

/** A claim of one kind. */
export type ClaimOf<K extends ClaimKind> = Extract<Claim, { readonly kind: K }>
