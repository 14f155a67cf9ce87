import { slugName } from '../names.ts'
import type { PoliceUkContext } from './context.ts'

/** Crime type that is counted but is not a crime. */
export const ASB = 'anti-social-behaviour'

/** What distinguishes a street file from an outcomes file: the rest of reading them is the same. */
export interface CrimeFile {
  readonly kind: 'street' | 'outcomes'
  /** Month, force, place and type, in this order. */
  readonly headings: readonly string[]
  readonly typeHeading: string
  readonly prefix: string
  readonly countsRepeats: boolean
  declaredSlugs(context: PoliceUkContext): readonly string[]
  isDeclared(context: PoliceUkContext, slug: string): boolean
  undeclaredNote(name: string, slug: string): string
}

const crimeTypes = (context: PoliceUkContext) => context.board.policeUk.crimeTypes.map(slugName)

export const CRIME_FILES = {
  street: {
    kind: 'street',
    headings: ['Month', 'Falls within', 'LSOA name', 'Crime type'],
    typeHeading: 'Crime type',
    prefix: 'police-uk-',
    countsRepeats: true,
    declaredSlugs: crimeTypes,
    isDeclared: (context, slug) => crimeTypes(context).includes(slug),
    undeclaredNote: (name, slug) =>
      `The crime type "${name}" is not in the board's file. It was counted as police-uk-${slug}.`,
  },
  outcomes: {
    kind: 'outcomes',
    headings: ['Month', 'Falls within', 'LSOA name', 'Outcome type'],
    typeHeading: 'Outcome type',
    prefix: 'police-uk-outcome-',
    countsRepeats: false,
    declaredSlugs: context => context.declaredAfter('police-uk-outcome-'),
    isDeclared: (context, slug) => context.isDeclared(`police-uk-outcome-${slug}`),
    undeclaredNote: (name, slug) =>
      `The outcome type "${name}" is not in the board's file. It was counted as police-uk-outcome-${slug}.`,
  },
} as const satisfies Record<string, CrimeFile>
