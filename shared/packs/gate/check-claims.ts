import { tableCsv } from '../../document/csv.ts'
import type { Claim } from '../../figures/claim.ts'
import { publishedTables } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { contradictionIn } from './claims/checkers.ts'
import { type PublishedTables, readPublishedTables } from './claims/published-tables.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/**
 * Holds a pack of which a sentence claims what its published tables contradict. A second pair of eyes: what is checked is read
 * back from the CSV files that readers get, by code that shares nothing with what found the claims.
 */
export function checkClaims(model: PackModel): GateFinding[] {
  return checkAgainstTables(model.claims, readTablesOf(model))
}

/** A pack's files as a reader has them. */
export function readTablesOf(model: PackModel): PublishedTables {
  const files = new Map(publishedTables(model).map(table => [table.id, table]))
  return readPublishedTables(id => {
    const table = files.get(id)
    return table === undefined ? null : tableCsv(table)
  })
}

/** A finding for every claim that the files contradict. */
export function checkAgainstTables(claims: readonly Claim[], tables: PublishedTables): GateFinding[] {
  return claims.flatMap((claim): GateFinding[] => {
    const what = contradictionIn(claim, tables)
    return what === null
      ? []
      : [holdFinding('claim-contradicted', `${describeClaim(claim)}: ${what}.`, SYSTEM_FAULT_FIX)]
  })
}

/** `complaints in trust, run (month 2018-03, of months, direction up, steps 3)`. */
function describeClaim({ kind, ...claim }: Claim): string {
  const { indicator, area, ...rest } = claim as Record<string, unknown>
  const about = typeof indicator === 'string' ? `${indicator}${typeof area === 'string' ? ` in ${area}` : ''}, ` : ''
  const details = Object.entries(rest).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return `${about}${kind} (${details.join(', ')})`
}
