import type { Indicator } from '../../config/schema/indicator.ts'

type Named = Pick<Indicator, 'id' | 'name' | 'breakdownOf'>

/**
 * Indicators by name in a list: `Admissions and all its parts; Complaints`. The parts of an indicator that is listed go
 * unnamed where every one of the paper is listed too.
 *
 * @param paper every indicator of the paper
 */
export function nameIndicators(listed: readonly Named[], paper: readonly Named[]): string {
  const ids = new Set(listed.map(({ id }) => id))
  const partsOf = (whole: string) => paper.filter(({ breakdownOf }) => breakdownOf === whole)
  const isWhole = ({ id }: Named) => partsOf(id).length > 1 && partsOf(id).every(part => ids.has(part.id))
  const wholes = new Set(listed.filter(isWhole).map(({ id }) => id))
  return listed
    .filter(({ breakdownOf }) => breakdownOf === undefined || !wholes.has(breakdownOf))
    .map(indicator => (wholes.has(indicator.id) ? `${indicator.name} and all its parts` : indicator.name))
    .join('; ')
}
