import type { BoardFile } from '../schema/index.ts'
import type { Indicator } from '../schema/indicator.ts'
import type { DutiesInput, Markings, ProfileName, Registers, Words } from '../schema/profile.ts'
import type { Target } from '../schema/target.ts'

/**
 * How a sample of an indicator is made up: months near `level`, which for a percentage is out of 100 and for a mean is the
 * quotient.
 */
export interface SampleShape {
  readonly level: number
  /** Cases a month that a percentage or a mean is of. */
  readonly base?: number
  /** Size of the yearly rise and fall, as a share of the level; 0 when left out. */
  readonly season?: number
  /** Change of the level in a year, as a share of it; 0 when left out. */
  readonly trend?: number
  /** The last months are another level: by how much of it they are higher, or lower; so that a new board's pack has a change to show. */
  readonly change?: { readonly months: number; readonly by: number }
  /** Share of the level by which months differ, where chance alone does not set it; for sums of money. */
  readonly noise?: number
}

/** An indicator that bodies of a kind commonly report, ready to be put into a board's file. */
export interface StarterIndicator extends NewIndicator {
  readonly sample: SampleShape
}

/** An indicator to write into a new board's file. */
export interface NewIndicator
  extends Pick<Indicator, 'id' | 'name' | 'theme' | 'definition' | 'unit' | 'aggregation' | 'decimals' | 'polarity'> {
  /** The system or return that the figures usually come from. */
  readonly source: string
  readonly caveat?: string
  /** False for figures that are kept for the whole alone; true when left out. */
  readonly byArea?: boolean
  readonly target?: Target
  /** Months of the year, 1 to 12, for which there is no figure. */
  readonly closedMonths?: readonly number[]
  readonly format?: Indicator['format']
  readonly mayBeNegative?: boolean
  readonly per?: Indicator['per']
  /** A month when left out. */
  readonly frequency?: Indicator['frequency']
  readonly withoutCounts?: boolean
  /** Names that a workbook has for it, where they are not its own. */
  readonly aliases?: readonly string[]
  /** What was guessed of it, written as a comment above it. */
  readonly guess?: string
}

/** A post of a new board; its organisation is the body's name. */
export interface StarterRole {
  readonly id: string
  readonly title: string
  readonly lead?: string
}

/** What a new board's file is made from. */
export interface Starter {
  /** What the body is called where no more is known: `NHS trust`. */
  readonly body: string
  readonly legalBasis: string
  /** Id of the area that stands for all that the board is for. */
  readonly wholeArea: string
  /** Areas that the samples are split by. */
  readonly parts: readonly { readonly id: string; readonly name: string }[]
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  /** The first is the chair, the second answers for the figures, the third is the board's office, the fourth supplies the data. */
  readonly roles: readonly [StarterRole, StarterRole, StarterRole, StarterRole, ...StarterRole[]]
  readonly indicators: readonly StarterIndicator[]
  readonly pack: {
    readonly title: string
    readonly purpose: string
    readonly recommendation: string
    readonly agendaItem?: string
  }
  readonly venue: string
}

/** Settings that a profile gives to every board that names it; the board's file overrides any of them. */
export interface ProfileSettings {
  readonly words: Words
  readonly markings: Markings
  readonly duties: DutiesInput
  readonly registers: Registers
  /** When owners are reminded, and when the lead and the chair are asked. */
  readonly chasing: Omit<BoardFile['chasing'], 'chairList' | 'minutesWithinWorkingDays'>
  /** How months are judged, where the sector has a way of its own. */
  readonly verdicts?: Pick<BoardFile['verdicts'], 'method'>
}

/** Words that the sector's own systems and returns use, beside those that every body's do. */
export interface ReturnWords {
  /** Headings over the names or codes of areas: `Ward`, `Site code`. */
  readonly areaHeadings: readonly string[]
  /** Headings over plain figures: `Attendances`. */
  readonly valueHeadings: readonly string[]
  /** What a return calls all that the board is for: `Trust`. */
  readonly wholeNames: readonly string[]
}

/** A kind of body: its words, its duties, its markings, and what a new board of the kind begins with. */
export interface Profile {
  readonly name: ProfileName
  readonly settings: ProfileSettings
  readonly returns: ReturnWords
  readonly starter: Starter
}
