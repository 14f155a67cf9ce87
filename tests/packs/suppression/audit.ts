import { createRequire } from 'node:module'
import type { MonthCells } from '../../../shared/packs/suppression/cells.ts'

/** A linear programming library other than the one that chooses what is withheld. */
const solver = createRequire(import.meta.url)('javascript-lp-solver') as {
  Solve(model: object): { feasible: boolean; bounded: boolean; result: number }
}

/**
 * What a reader can work out of one unknown from sums that are printed: the least and the most it can be, every unknown being a
 * number that is not negative.
 *
 * @param sums each a list of unknowns with their coefficients, and what they come to; `atLeast` for sums bounded from below
 */
export function inferRange(
  unknown: string,
  sums: readonly { readonly terms: ReadonlyMap<string, number>; readonly equal?: number; readonly atLeast?: number }[],
): { min: number; max: number } {
  const variables: Record<string, Record<string, number>> = { [unknown]: { target: 1 } }
  const constraints: Record<string, object> = {}
  sums.forEach(({ terms, equal, atLeast }, i) => {
    constraints[`sum${i}`] = equal === undefined ? { min: atLeast } : { equal }
    for (const [name, coefficient] of terms) variables[name] = { ...variables[name], [`sum${i}`]: coefficient }
  })
  const solve = (opType: 'min' | 'max') => solver.Solve({ optimize: 'target', opType, constraints, variables })
  const [minimum, maximum] = [solve('min'), solve('max')]
  if (!minimum.feasible) throw new Error('The sums contradict each other, so the audit is wrong')
  return { min: Math.max(0, minimum.result), max: maximum.bounded ? maximum.result : Infinity }
}

/** The sums of a month as a reader has them: printed cells are numbers, withheld ones unknowns. */
export function readerSums(month: MonthCells, isUnknown: (id: string) => boolean) {
  const split = (relation: MonthCells['relations'][number]) => {
    const terms = new Map(
      relation.filter(({ cell }) => isUnknown(cell)).map(({ cell, coefficient }) => [cell, coefficient]),
    )
    const printed = relation
      .filter(({ cell }) => !isUnknown(cell))
      .reduce((sum, { cell, coefficient }) => sum + coefficient * month.cells.get(cell)!.value!, 0)
    return { terms, printed }
  }
  const total = (relation: MonthCells['relations'][number]) =>
    relation.reduce((sum, { cell, coefficient }) => sum + coefficient * month.cells.get(cell)!.value!, 0)
  return [
    ...month.relations.map(relation => {
      const { terms, printed } = split(relation)
      return { terms, equal: total(relation) - printed }
    }),
    ...month.bounds.map(({ relation }) => {
      const { terms, printed } = split(relation)
      return { terms, atLeast: -printed }
    }),
  ].filter(({ terms }) => terms.size > 0)
}
