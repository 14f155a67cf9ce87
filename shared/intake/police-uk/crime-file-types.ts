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
  declaredSlugs(context: PoliceUkContext): readonly string[]
  isDeclared(context: PoliceUkContext, slug: string): boolean
  undeclaredNote(name: string, slug: string): string
}

const crimeTypeSlugs = (context: PoliceUkContext) => context.settings.crimeTypes.map(slugify)

export const CRIME_FILE_TYPES = {
  street: {
    kind: 'street',
    headings: ['Month', 'Falls within', 'LSOA name', 'Crime type'],
    typeHeading: 'Crime type',
    indicatorPrefix: 'police-uk-',
    countsRepeatedRows: true,
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
    declaredSlugs: context => context.declaredSuffixes('police-uk-outcome-'),
    isDeclared: (context, slug) => context.isDeclared(`police-uk-outcome-${slug}`),
    undeclaredNote: (name, slug) =>
      `The outcome type "${name}" is not in the board's file. It was counted as police-uk-outcome-${slug}.`,
  },
} as const satisfies Record<string, CrimeFileType>
