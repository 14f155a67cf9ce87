import type { Month } from '../calendar/month.ts'
import type { StoredObservation } from '../observations/observation.ts'
import { oldestFirst } from '../observations/revisions.ts'

/** A file of which figures are held until somebody confirms them: its drop, and its name as its supplier gave it. */
export interface HoldingDrop {
  readonly drop: string
  readonly file: string
}

/** The months of each indicator that came and are held, each with the newest file that brought it. */
export type HeldFigures = ReadonlyMap<string, ReadonlyMap<Month, HoldingDrop>>

/**
 * The months of one indicator and area that are held, from its revisions with those that are held; a month that is known from a later
 * file is not among them.
 *
 * @param files names of the files, by drop
 */
export function heldMonths(
  revisions: readonly StoredObservation[],
  files: ReadonlyMap<string, { readonly file: string }>,
): ReadonlyMap<Month, HoldingDrop> {
  const held = new Map<Month, HoldingDrop>()
  const inOrder = oldestFirst(revisions)
  for (const { period, status, drop } of inOrder)
    if (status === 'unconfirmed') held.set(period, { drop, file: files.get(drop)?.file ?? drop })
    else held.delete(period)
  return held
}
