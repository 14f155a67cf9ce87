import type { Month } from '../../calendar/month.ts'
import { slugify } from '../../config/known-names.ts'
import type { PoliceUkContext } from './context.ts'

/** Crime type that is counted but is not a crime. */
export const ASB = 'anti-social-behaviour'

/** What distinguishes a street file from an outcomes file: the rest of reading them is the same. */
export interface CrimeFileType {
  readonly kind: 'street' | 'outcomes'
  /** Month, force, place and type, in this order. */
  readonly headings: readonly string[]
  readonly typeHeading: string
  readonly indicatorPrefix: string
  readonly countsRepeatedRows: boolean
  /** Whether a type was published for a month: one that was not has no figure, and never 0. */
  isPublishedFor(slug: string, month: Month): boolean
  declaredSlugs(context: PoliceUkContext): readonly string[]
  isDeclared(context: PoliceUkContext, slug: string): boolean
  undeclaredNote(name: string, slug: string): string
}

/** When data.police.uk began to publish a type: six in December 2010, eleven from September 2011, fourteen from May 2013. */
const TYPES_SINCE: ReadonlyMap<string, Month> = new Map([
  ...['criminal-damage-and-arson', 'drugs', 'other-theft', 'shoplifting'].map(slug => [slug, '2011-09'] as const),
  ...[
    'bicycle-theft',
    'possession-of-weapons',
    'public-order',
    'theft-from-the-person',
    'violence-and-sexual-offences',
  ].map(slug => [slug, '2013-05'] as const),
])

/** The indicator that a type is counted as. */
export const indicatorOfType = (file: CrimeFileType, type: string): string => `${file.indicatorPrefix}${slugify(type)}`

const crimeTypeSlugs = (context: PoliceUkContext) => context.settings.crimeTypes.map(slugify)

export const CRIME_FILE_TYPES = {
  street: {
    kind: 'street',
    headings: ['Month', 'Falls within', 'LSOA name', 'Crime type'],
    typeHeading: 'Crime type',
    indicatorPrefix: 'police-uk-',
    countsRepeatedRows: true,
    isPublishedFor: (slug, month) => month >= (TYPES_SINCE.get(slug) ?? month),
    declaredSlugs: crimeTypeSlugs,
    isDeclared: (context, slug) => crimeTypeSlugs(context).includes(slug),
    undeclaredNote: (name, slug) =>
      `The crime type "${name}" is not in the board's file. It was counted as police-uk-${slug}.`,
  },
  outcomes: {
    kind: 'outcomes',
    headings: ['Month', 'Falls within', 'LSOA name', 'Outcome type'],
    typeHeading: 'Outcome type',
    indicatorPrefix: 'police-uk-outcome-',
    countsRepeatedRows: false,
    isPublishedFor: () => true,
    declaredSlugs: context => context.declaredSuffixes('police-uk-outcome-'),
    isDeclared: (context, slug) => context.isDeclared(`police-uk-outcome-${slug}`),
    undeclaredNote: (name, slug) =>
      `The outcome type "${name}" is not in the board's file. It was counted as police-uk-outcome-${slug}.`,
  },
} as const satisfies Record<string, CrimeFileType>
