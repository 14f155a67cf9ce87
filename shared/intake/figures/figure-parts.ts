import type { ParsedNumber } from '../cells/number-cell.ts'

/** What a figure is made of, in the order in which it is checked. */
export const FIGURE_PARTS = ['value', 'numerator', 'denominator', 'n'] as const
export type FigurePart = (typeof FIGURE_PARTS)[number]

/** The parts of a figure that a row or a cell may give, as read from their cells; null where blank. */
export type FigureParts = Readonly<Record<FigurePart, ParsedNumber | null>>

/** A figure's numbers as an observation keeps them. */
export type FigureNumbers = Readonly<Record<FigurePart, number | null>>

/** Of a figure that is not there. */
export const NO_PARTS = { value: null, numerator: null, denominator: null, n: null } as const
