import type { Month } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Observation, Restatement } from '../observations/observation.ts'
import type { DropKind, Reading } from './drop.ts'
import type { Fault } from './fault.ts'

/** A figure that a drop gave differently from before, as the receipt tells it: the numbers that changed, and where they came from. */
export interface ReceiptRestatement {
  readonly indicator: string
  readonly area: string
  readonly period: Month
  readonly before: string
  readonly after: string
  /** The drop that gave the figure before. */
  readonly before_drop: string
}

/** What a drop was answered, as `receipts/DROP.json` keeps it. */
export interface Receipt {
  readonly drop: string
  readonly file: string
  readonly feed: string
  readonly received_at: string
  readonly outcome: 'taken-in' | 'refused' | 'duplicate'
  readonly kind: DropKind | null
  /** Data rows in the file. */
  readonly rows: number
  readonly changed: {
    readonly added: number
    readonly restated: number
    readonly unchanged: number
    readonly restatements: readonly ReceiptRestatement[]
  }
  /** What it has: indicators by name, areas by id, entries of each register. */
  readonly holds: {
    readonly indicators: readonly string[]
    readonly areas: readonly string[]
    readonly first_month: Month | null
    readonly last_month: Month | null
    readonly entries: number
  }
  /** The drop with the same bytes that was taken before. */
  readonly duplicate_of: { readonly drop: string; readonly file: string; readonly received_at: string } | null
  readonly notes: readonly string[]
  readonly faults: readonly Fault[]
}

/** What is needed for a receipt. `changes` is null when refused; `duplicateOf` instead of a reading when the bytes were had before. */
export interface ReceiptInput {
  readonly drop: string
  readonly file: string
  readonly feed: string
  /** ISO instant in UTC. */
  readonly receivedAt: string
  readonly board: BoardFile
  readonly kind?: DropKind | null
  readonly rows?: number
  readonly reading?: Reading
  readonly changes?: {
    readonly added: number
    readonly unchanged: number
    readonly restated: readonly Restatement[]
  } | null
  readonly duplicateOf?: { readonly drop: string; readonly file: string; readonly knownFrom: string }
}

/** Restatements told one by one; the number of all of them is always told. */
const MAX_RESTATEMENTS = 500

/** The receipt of a drop from what reading it came to and what it changed. The same input gives the same receipt. */
export function buildReceipt(input: ReceiptInput): Receipt {
  const { reading, changes, duplicateOf } = input
  const taken = reading?.outcome === 'readable' ? reading : undefined
  const restated = changes?.restated ?? []
  return {
    drop: input.drop,
    file: input.file,
    feed: input.feed,
    received_at: input.receivedAt,
    outcome: duplicateOf ? 'duplicate' : taken ? 'taken-in' : 'refused',
    kind: taken?.kind ?? input.kind ?? null,
    rows: reading?.rows ?? input.rows ?? 0,
    changed: {
      added: changes?.added ?? 0,
      restated: restated.length,
      unchanged: changes?.unchanged ?? 0,
      restatements: restated.slice(0, MAX_RESTATEMENTS).map(tellRestatement),
    },
    holds: summariseContent(taken?.observations ?? [], taken?.entries.length ?? 0, input.board),
    duplicate_of: duplicateOf
      ? { drop: duplicateOf.drop, file: duplicateOf.file, received_at: duplicateOf.knownFrom }
      : null,
    notes: taken?.notes ?? [],
    faults: reading?.outcome === 'refused' ? reading.faults : [],
  }
}

function summariseContent(observations: readonly Observation[], entries: number, board: BoardFile): Receipt['holds'] {
  const names = new Map(board.indicators.map(indicator => [indicator.id, indicator.name]))
  const ids = [...new Set(observations.map(o => o.indicator))]
  let first: Month | null = null
  let last: Month | null = null
  for (const { period } of observations) {
    if (first === null || period < first) first = period
    if (last === null || period > last) last = period
  }
  return {
    indicators: ids.map(id => names.get(id) ?? id),
    areas: [...new Set(observations.map(o => o.area))],
    first_month: first,
    last_month: last,
    entries,
  }
}

function tellRestatement({ indicator, area, period, before, after }: Restatement): ReceiptRestatement {
  const [was, is] = [tellFigure(before), tellFigure(after)]
  const isStatus = was === is
  return {
    indicator,
    area,
    period,
    before: isStatus ? `${was} (${before.status})` : was,
    after: isStatus ? `${is} (${after.status})` : is,
    before_drop: before.drop,
  }
}

/** A figure in full: `1377`, `82 out of 100`, `missing`. */
function tellFigure(observation: Observation): string {
  const { value, numerator, denominator, n, status } = observation
  if (status === 'missing' || status === 'suppressed') return status
  const figure =
    numerator !== null && denominator !== null
      ? `${numerator} out of ${denominator}`
      : value === null
        ? 'no figure'
        : String(value)
  return n === null ? figure : `${figure} (n = ${n})`
}
