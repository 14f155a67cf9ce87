import type { StoredObservation } from '../../observations/observation.ts'
import type { PackInput } from '../input/pack-input.ts'
import { findWithheldCells, withheldKey } from './withheld-cells.ts'

/**
 * What of a pack's knowledge may be published. The figures that must be withheld are not in it at all, in no revision: an
 * edition built from it can give away nothing of them, in no table, total, chart, sentence or file.
 */
export function publishableInput(input: PackInput): PackInput {
  const withheld = findWithheldCells(input.board, input.pack, input.revisions)
  const revisions = new Map(
    [...input.revisions].map(([indicator, areas]) => [
      indicator,
      new Map(
        [...areas].map(([area, observations]) => [
          area,
          observations.map(o => (withheld.has(withheldKey(indicator, area, o.period)) ? suppress(o) : o)),
        ]),
      ),
    ]),
  )
  return { ...input, edition: 'public', revisions, withheld }
}

function suppress(observation: StoredObservation): StoredObservation {
  return { ...observation, value: null, numerator: null, denominator: null, n: null, status: 'suppressed' }
}
