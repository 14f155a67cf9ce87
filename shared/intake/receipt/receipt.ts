import type { Month } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { type Sender, senderSentence } from '../../config/sender.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Question } from '../../faults/question.ts'
import type { Observation, Restatement } from '../../observations/observation.ts'
import type { DropKind, DropReadResult } from '../containers/drop.ts'

/** A figure that a drop gave differently from before, as the receipt gives it: the numbers that changed, and where they came from. */
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
  /** Who sent it and how that is known, with the sentence for people; null where nothing says. */
  readonly sent_by: {
    readonly source: Sender['source']
    readonly roles: readonly string[]
    readonly words: string
  } | null
  readonly received_at: string
  readonly outcome: 'accepted' | 'rejected' | 'duplicate'
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
  readonly contents: {
    readonly indicators: readonly string[]
    readonly areas: readonly string[]
    readonly first_month: Month | null
    readonly last_month: Month | null
    readonly entries: number
  }
  /** The drop with the same bytes that came before. */
  readonly duplicate_of: { readonly drop: string; readonly file: string; readonly received_at: string } | null
  readonly notes: readonly string[]
  readonly faults: readonly Fault[]
  /** Doubtful values, held until they are confirmed. */
  readonly questions: readonly Question[]
  /** The supplier's file as it goes back, kept beside the receipt under `key`: its name, its content type, and what it is in words. Absent in receipts of before there were such files. */
  readonly returned?: {
    readonly filename: string
    readonly content_type: string
    readonly words: string
    readonly key: string
  } | null
}

/** What is needed for a receipt. `changes` is null when rejected; `duplicateOf` instead of a reading when the bytes were already received. */
export interface ReceiptInput {
  readonly drop: string
  readonly file: string
  readonly feed: string
  readonly sentBy?: Sender
  /** ISO instant in UTC. */
  readonly receivedAt: string
  readonly board: BoardFile
  readonly kind?: DropKind | null
  readonly rows?: number
  readonly reading?: DropReadResult
  readonly changes?: {
    readonly added: number
    readonly unchanged: number
    readonly restated: readonly Restatement[]
  } | null
  readonly duplicateOf?: { readonly drop: string; readonly file: string; readonly knownFrom: string }
  readonly returned?: NonNullable<Receipt['returned']> | null
  /** What is to be said of what came with the file; null where there is nothing. */
  readonly beside?: string | null
}

/** Restatements listed one by one; the number of all of them is always given. */
const MAX_RESTATEMENTS = 500

/** The receipt of a drop from what reading it came to and what it changed. The same input gives the same receipt. */
export function buildReceipt(input: ReceiptInput): Receipt {
  const { reading, changes, duplicateOf } = input
  const accepted = reading?.outcome === 'accepted' ? reading : undefined
  const restated = changes?.restated ?? []
  return {
    drop: input.drop,
    file: input.file,
    feed: input.feed,
    sent_by:
      input.sentBy === undefined ? null : { ...input.sentBy, words: senderSentence(input.board.roles, input.sentBy) },
    received_at: input.receivedAt,
    outcome: duplicateOf ? 'duplicate' : accepted ? 'accepted' : 'rejected',
    kind: accepted?.kind ?? input.kind ?? null,
    rows: reading?.rows ?? input.rows ?? 0,
    changed: {
      added: changes?.added ?? 0,
      restated: restated.length,
      unchanged: changes?.unchanged ?? 0,
      restatements: restated.slice(0, MAX_RESTATEMENTS).map(toReceiptRestatement),
    },
    contents: summariseContents(accepted?.observations ?? [], accepted?.entries.length ?? 0, input.board),
    duplicate_of: duplicateOf
      ? { drop: duplicateOf.drop, file: duplicateOf.file, received_at: duplicateOf.knownFrom }
      : null,
    notes: [...(accepted?.notes ?? []), ...(input.beside ? [input.beside] : [])],
    faults: reading?.outcome === 'rejected' ? reading.faults : [],
    questions: accepted?.questions ?? [],
    returned: input.returned ?? null,
  }
}

function summariseContents(
  observations: readonly Observation[],
  entries: number,
  board: BoardFile,
): Receipt['contents'] {
  const names = new Map(board.indicators.map(indicator => [indicator.id, indicator.name]))
  const ids = [...new Set(observations.map(o => o.indicator))]
  let firstMonth: Month | null = null
  let lastMonth: Month | null = null
  for (const { period } of observations) {
    if (firstMonth === null || period < firstMonth) firstMonth = period
    if (lastMonth === null || period > lastMonth) lastMonth = period
  }
  return {
    indicators: ids.map(id => names.get(id) ?? id),
    areas: [...new Set(observations.map(o => o.area))],
    first_month: firstMonth,
    last_month: lastMonth,
    entries,
  }
}

function toReceiptRestatement({ indicator, area, period, before, after }: Restatement): ReceiptRestatement {
  const [figureBefore, figureAfter] = [describeFigure(before), describeFigure(after)]
  const onlyStatusChanged = figureBefore === figureAfter
  return {
    indicator,
    area,
    period,
    before: onlyStatusChanged ? `${figureBefore} (${before.status})` : figureBefore,
    after: onlyStatusChanged ? `${figureAfter} (${after.status})` : figureAfter,
    before_drop: before.drop,
  }
}

/** A figure in full: `1377`, `82 out of 100`, `missing`. */
function describeFigure(observation: Observation): string {
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
