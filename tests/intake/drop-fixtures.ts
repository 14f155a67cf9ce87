import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DropReadResult, DropSource } from '../../shared/intake/containers/drop.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { sampleBoard } from '../given/sample-board.ts'

/** The headings of an action log as a board keeps it. */
export const ACTION_LOG_HEADINGS = [
  'Action No.',
  'Meeting date raised',
  'Meeting agenda item',
  'Action',
  'Owner',
  'Target date',
  'Action update',
  'Update date',
  'Status',
]

/** Bytes as a drop, handed over in pieces of `pieceBytes`. */
export function sourceOf(bytes: Uint8Array | string, pieceBytes = 64 * 1024): DropSource {
  const allBytes = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  async function* pieces(start: number, end: number) {
    await Promise.resolve()
    for (let at = start; at < end; at += pieceBytes) yield allBytes.subarray(at, Math.min(end, at + pieceBytes))
  }
  return {
    size: allBytes.length,
    stream: () => pieces(0, allBytes.length),
    range: (start, end) => pieces(start, Math.min(end, allBytes.length)),
  }
}

/** Reads bytes as a drop of the sample board that arrived on a day; by default 12 January 2026. */
export function readBytes(
  feed: string,
  file: string,
  bytes: Uint8Array | string,
  options: { today?: string; pieceBytes?: number } = {},
): Promise<DropReadResult> {
  return readDrop({
    feed,
    file,
    source: sourceOf(bytes, options.pieceBytes),
    board: sampleBoard(),
    today: options.today ?? '2026-01-12',
  })
}

/** A file of the published data beside the project; undefined where that is absent. */
export function sharedFile(path: string): Buffer | undefined {
  const file = resolve('../shared', path)
  return existsSync(file) ? readFileSync(file) : undefined
}

export const hasSharedData = existsSync(resolve('../shared/data/police-uk/answers.json'))

/** The reading, which must be one that would be accepted. */
export function expectAccepted(reading: DropReadResult): Extract<DropReadResult, { outcome: 'accepted' }> {
  if (reading.outcome !== 'accepted') throw new Error(`refused: ${JSON.stringify(reading.faults.slice(0, 3), null, 1)}`)
  return reading
}
