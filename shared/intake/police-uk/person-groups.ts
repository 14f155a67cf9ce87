/** Groups of self-defined ethnicity that the board's papers print. */
export const ETHNIC_GROUPS = ['asian', 'black', 'mixed', 'other', 'white', 'not-stated'] as const
export type EthnicGroup = (typeof ETHNIC_GROUPS)[number]

/** Age bands of data.police.uk. */
export const AGE_BANDS = ['under-10', '10-17', '18-24', '25-34', 'over-34', 'not-known'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

const ETHNICITY_PREFIXES: readonly (readonly [string, EthnicGroup])[] = [
  ['asian', 'asian'],
  ['black', 'black'],
  ['mixed', 'mixed'],
  ['white', 'white'],
  ['chinese', 'other'],
  ['other', 'other'],
]

/**
 * The group of a self-defined ethnicity by the words before ` - `: `Asian/Asian British - Indian` is `asian`. Blank and
 * `Other ethnic group - Not stated` are `not-stated`. What begins otherwise is `other` and `isUnknown`.
 */
export function toEthnicGroup(text: string): { readonly group: EthnicGroup; readonly isUnknown: boolean } {
  const ethnicity = text.trim().toLowerCase()
  if (ethnicity === '' || /(^|- )not (stated|known)\b/.test(ethnicity)) return { group: 'not-stated', isUnknown: false }
  const found = ETHNICITY_PREFIXES.find(([prefix]) => ethnicity.startsWith(prefix))
  return { group: found?.[1] ?? 'other', isUnknown: !found }
}

/** The age band of an `Age range`: `over 34` is `over-34`, blank is `not-known`; undefined for any other. */
export function toAgeBand(text: string): AgeBand | undefined {
  const band = text.trim().toLowerCase().replace(' ', '-')
  if (band === '') return 'not-known'
  return AGE_BANDS.find(known => known === band)
}
