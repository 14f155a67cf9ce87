import type { BoardFile } from './schema/index.ts'

/** Local part of the address for files of any feed. */
const ANY_FEED = 'files'

/**
 * The address to which suppliers mail files: of one feed, `indicators@in.board.example`, or of any, `files@in.board.example`; null for
 * a board that receives no mail.
 */
export function receivingAddress({ receiving }: BoardFile['mail'], feed: string = ANY_FEED): string | null {
  return receiving === undefined ? null : `${feed}@${receiving.domain}`
}
