import type { Month } from '../../calendar/month.ts'
import { normaliseName, slugify } from '../../config/known-names.ts'
import { PROFILES } from '../../config/profiles/index.ts'
import type { FoundFigure } from './collect-figures.ts'
import { type GuessedKind, guessKind } from './guess-kind.ts'

/** An indicator that a workbook seems to hold, with what was guessed of it and why. */
export interface ProposedIndicator extends GuessedKind {
  readonly id: string
  readonly name: string
  readonly theme: string
  readonly from: Month
  readonly to: Month
  readonly months: number
  /** False where only the whole has figures. */
  readonly byArea: boolean
}

/** A board's indicators, areas and themes as a workbook suggests them. */
export interface Proposal {
  readonly indicators: readonly ProposedIndicator[]
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  /** The name under which the workbook has the whole; null where rows without an area are it, or nothing is. */
  readonly whole: { readonly name: string | null; readonly why: string }
  readonly parts: readonly { readonly id: string; readonly name: string }[]
  readonly from: Month
  readonly to: Month
}

const WHOLE_NAME = /^(overall|whole|all.*|.*total|.*wide)$/
const SECTOR_NAMES = new Set(Object.values(PROFILES).flatMap(({ returns }) => returns.wholeNames.map(normaliseName)))
const isWholeName = (name: string) => WHOLE_NAME.test(name) || SECTOR_NAMES.has(name)
const MAX_ID_LENGTH = 60

/** A proposal from the figures of a file; null when it holds none. */
export function propose(figures: readonly FoundFigure[]): Proposal | null {
  const [first] = figures
  if (first === undefined) return null
  const sheets = [...new Set(figures.map(figure => figure.sheet ?? ''))]
  const byName = groupByName(figures)
  const themes = sheets.length > 1 ? sheets.map(name => ({ id: idOf(name, 'sheet'), name })) : [PERFORMANCE]
  const whole = guessWhole(figures)
  const ids = new Set<string>()
  const indicators = [...byName.values()].map(own => {
    const { indicator: name, sheet } = own[0]!
    const months = [...new Set(own.map(({ month }) => month))].sort()
    const theme = sheets.length > 1 ? idOf(sheet ?? '', 'sheet') : PERFORMANCE.id
    const id = uniqueId(idOf(name, 'indicator'), ids)
    return {
      ...{ id, name, theme, from: months[0]!, to: months.at(-1)!, months: months.length },
      byArea: own.some(({ area }) => area !== null && area !== whole.name),
      ...guessKind(name, own),
    }
  })
  const months = figures.map(({ month }) => month).sort()
  return { indicators, themes, whole, parts: listParts(figures, whole.name), from: months[0]!, to: months.at(-1)! }
}

function groupByName(figures: readonly FoundFigure[]): Map<string, FoundFigure[]> {
  const byName = new Map<string, FoundFigure[]>()
  for (const figure of figures) {
    const name = normaliseName(figure.indicator)
    const own = byName.get(name)
    if (own === undefined) byName.set(name, [figure])
    else own.push(figure)
  }
  return byName
}

const PERFORMANCE = { id: 'performance', name: 'Performance' }

/** The whole is a row without an area, or one named like a total, or the area whose figures are the sum of the others. */
function guessWhole(figures: readonly FoundFigure[]): Proposal['whole'] {
  if (figures.some(({ area }) => area === null)) return { name: null, why: 'rows that name no area' }
  const names = [...new Set(figures.map(({ area }) => area!))]
  if (names.length === 1) return { name: names[0]!, why: 'the only area' }
  const named = names.find(name => isWholeName(normaliseName(name)))
  if (named !== undefined) return { name: named, why: 'named like a total' }
  const sums = new Map(names.map(name => [name, sumOf(figures.filter(({ area }) => area === name))]))
  const [largest, sum] = [...sums].sort((one, other) => other[1] - one[1])[0]!
  const others = [...sums.values()].reduce((total, each) => total + each, 0) - sum
  return names.length > 2 && others > 0 && Math.abs(sum - others) <= 0.1 * others
    ? { name: largest, why: 'its figures come to those of the others together' }
    : { name: null, why: '' }
}

const sumOf = (figures: readonly FoundFigure[]) =>
  figures.reduce((total, { value, numerator, isPercent }) => total + (isPercent ? 0 : (numerator ?? value ?? 0)), 0)

function listParts(figures: readonly FoundFigure[], whole: string | null): Proposal['parts'] {
  const names = [...new Set(figures.flatMap(({ area }) => (area === null || area === whole ? [] : [area])))]
  const ids = new Set<string>()
  return names.map(name => ({ id: uniqueId(idOf(name, 'area'), ids), name }))
}

function idOf(name: string, otherwise: string): string {
  return slugify(name).slice(0, MAX_ID_LENGTH).replace(/-$/, '') || otherwise
}

function uniqueId(id: string, taken: Set<string>): string {
  let unique = id
  for (let number = 2; taken.has(unique); number += 1) unique = `${id}-${number}`
  taken.add(unique)
  return unique
}
