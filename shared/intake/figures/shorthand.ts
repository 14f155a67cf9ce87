import type { SuppliedStatus } from '../../observations/observation.ts'

/** What a mark of official tables beside or instead of a number says. `isFigure`: it stands beside one. */
export interface Shorthand {
  readonly number: string | null
  readonly status: SuppliedStatus
  readonly meaning: string
  /** What else it may mean; null where it can mean one thing only. */
  readonly or: string | null
}

const ALONE: readonly (readonly [RegExp, SuppliedStatus, string, string])[] = [
  [/^\[c\]$|^\*+$|^\[w\]$/i, 'suppressed', 'withheld, because it is confidential', 'missing'],
  [
    /^(?:<|under |less than )\s*\d{1,2}$|^[≤]\s*\d{1,2}$/i,
    'suppressed',
    'withheld, because it is small',
    'a figure that was left out',
  ],
  [/^\[x\]$|^\.\.$|^:$/i, 'missing', 'not available', 'suppressed'],
  [/^\[z\]$/i, 'missing', 'not applicable', 'no row at all: take it out'],
  [/^[-–—]$/, 'missing', 'no figure', '0, or suppressed'],
  [/^n\.?\/?a\.?$/i, 'missing', 'not available or not applicable', 'a figure that is still to come'],
  [/^nil(?: return)?$/i, 'missing', 'no figure', '0'],
  [/^(?:suppressed|withheld|confidential)$/i, 'suppressed', 'withheld, because it is confidential', 'missing'],
  [/^(?:not (?:yet )?available|unavailable)$/i, 'missing', 'not available', 'a figure that is still to come'],
  [/^\[low\]$/i, 'missing', 'less than half of the smallest figure shown', '0'],
]

const BESIDE: Readonly<Record<string, SuppliedStatus>> = {
  p: 'provisional',
  r: 'revised',
  e: 'estimated',
  u: 'estimated',
}

/** Reads the shorthand of official tables: `[c]`, `..`, `<5` alone, `98 [p]` beside a number; undefined for anything else. */
export function readShorthand(text: string): Shorthand | undefined {
  const beside = /^(-?[\d.,\s]*\d%?)\s*(?:\[([preu])\]|\(([preu])\))$/i.exec(text)
  if (beside) {
    const letter = (beside[2] ?? beside[3])!.toLowerCase()
    return { number: beside[1]!, status: BESIDE[letter]!, meaning: BESIDE[letter]!, or: null }
  }
  const alone = ALONE.find(([pattern]) => pattern.test(text))
  return alone && { number: null, status: alone[1], meaning: alone[2], or: alone[3] }
}
