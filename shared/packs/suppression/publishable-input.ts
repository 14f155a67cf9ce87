import type { StoredObservation } from '../../observations/observation.ts'
import type { PackInput } from '../input/pack-input.ts'
import { publishableTables } from './publishable-tables.ts'
import { findWithheldCells, withheldKey } from './withheld-cells.ts'

/**
 * What of a pack's knowledge may be published. The figures that must be withheld are not in it at all, in no revision: an
 * edition built from it can give away nothing of them, in no table, total, chart, sentence or file.
 */
export function publishableInput(input: PackInput): PackInput {
  const withheld = findWithheldCells(input.board, input.pack, input.revisions)
  const isWithheld = ({ indicator, area, period }: StoredObservation) =>
    withheld.has(withheldKey(indicator, area, period))
  const revisions = new Map(
    [...input.revisions].map(([indicator, areas]) => [
      indicator,
      new Map(
        [...areas].map(([area, observations]) => [
          area,
          // a series of which nothing is withheld stays the same one, and is judged once
          observations.some(isWithheld) ? observations.map(o => (isWithheld(o) ? suppress(o) : o)) : observations,
        ]),
      ),
    ]),
  )
  const registers = { ...input.registers, tables: publishableTables(input.board, input.registers.tables) }
  return { ...input, edition: 'public', revisions, registers, withheld }
}

function suppress(observation: StoredObservation): StoredObservation {
  return { ...observation, value: null, numerator: null, denominator: null, n: null, status: 'suppressed' }
}
