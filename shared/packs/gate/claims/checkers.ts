import type { Claim, ClaimKind, ClaimOf } from '../../../figures/claim.ts'
import {
  checkAreaOrder,
  checkAreas,
  checkDrivers,
  checkRange,
  checkRank,
  checkTarget,
  checkThreshold,
  checkVerdict,
} from './check-comparisons.ts'
import {
  type Contradiction,
  checkDifference,
  checkDirection,
  checkGap,
  checkLevel,
  checkNewLevel,
  checkParts,
  checkRecovery,
  checkSample,
  checkShare,
  checkShareOfChange,
  checkSmall,
} from './check-levels.ts'
import {
  checkComparatorRun,
  checkExtreme,
  checkFirst,
  checkGaps,
  checkHistory,
  checkRecord,
  checkRun,
  checkSeason,
  checkStatus,
  checkTrend,
  checkZeroRun,
} from './check-sequences.ts'
import type { PublishedTables } from './published-tables.ts'

type Checker<K extends ClaimKind> = (claim: ClaimOf<K>, tables: PublishedTables) => Contradiction

/** The second pair of eyes, one for each kind of claim: none can be added to the paper without one here. */
const CHECKERS: { readonly [K in ClaimKind]: Checker<K> } = {
  level: checkLevel,
  sample: checkSample,
  small: checkSmall,
  direction: checkDirection,
  difference: checkDifference,
  recovery: checkRecovery,
  record: checkRecord,
  extreme: checkExtreme,
  first: checkFirst,
  run: checkRun,
  'comparator-run': checkComparatorRun,
  'zero-run': checkZeroRun,
  trend: checkTrend,
  verdict: checkVerdict,
  range: checkRange,
  gap: checkGap,
  rank: checkRank,
  areas: checkAreas,
  'area-order': checkAreaOrder,
  drivers: checkDrivers,
  share: checkShare,
  'share-of-change': checkShareOfChange,
  parts: checkParts,
  target: checkTarget,
  threshold: checkThreshold,
  season: checkSeason,
  'new-level': checkNewLevel,
  gaps: checkGaps,
  status: checkStatus,
  history: checkHistory,
}

/** What the published tables say against a claim: a clause; null where they bear it out. */
export function contradictionIn(claim: Claim, tables: PublishedTables): Contradiction {
  return (CHECKERS[claim.kind] as (given: Claim, known: PublishedTables) => Contradiction)(claim, tables)
}
