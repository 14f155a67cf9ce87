import type { BoardFile } from '../config/schema/index.ts'
import { type FaultDetails, makeFault, UnreadableDropError } from '../faults/fault-list.ts'
import { isRegisterKind } from '../observations/feeds.ts'
import type { DropReadResult, DropSource } from './containers/drop.ts'
import { holdImplausible } from './plausibility/hold-implausible.ts'
import type { ReadKnownFigures } from './plausibility/known-figures.ts'
import { recogniseFile } from './recognition/recognise.ts'

/**
 * Reads a drop whole: everything in it, checked, or everything that is wrong with it. `feed` is the folder that it was put in,
 * `file` its name (only a publisher's file without a name in it is known by it), `today` the local date it arrived, `YYYY-MM-DD`. What a supplier can have
 * done wrong is in the reading; `known` gives what is known of the series, for what is implausible; only a source that cannot be read (network, disk) throws.
 */
export async function readDrop(input: {
  feed: string
  file: string
  source: DropSource
  board: BoardFile
  today: string
  known?: ReadKnownFigures
}): Promise<DropReadResult> {
  const reading = await readAsItStands(input)
  if (reading.outcome === 'rejected' || reading.observations.length === 0 || input.known === undefined) return reading
  const known = await input.known([...new Set(reading.observations.map(({ indicator }) => indicator))])
  const isKnown = (indicator: string, area: string) => (known.get(indicator)?.get(area)?.size ?? 0) > 0
  const checked =
    reading.publishedMonths === undefined
      ? reading
      : (await import('./police-uk/hold-months.ts')).holdDoubtfulMonths(reading, input.board, isKnown)
  return holdImplausible(checked, known, input.board)
}

/** The drop by itself, whatever else is known. */
async function readAsItStands(input: {
  feed: string
  file: string
  source: DropSource
  board: BoardFile
  today: string
}): Promise<DropReadResult> {
  const { feed, file, source, board } = input
  if (isFolderMarker(file, source.size)) return rejectDrop('folder-marker', FOLDER_MARKER)
  if (source.size === 0) return rejectDrop('empty-file', EMPTY_FILE)
  if (!board.feeds.some(declared => declared.id === feed)) return rejectDrop('unknown-feed', unknownFeed(feed, board))
  try {
    // each reader is loaded for a drop of its feed alone: together they take half of the time to load
    if (feed === 'commentary')
      return await (await import('./commentary/read-commentary-drop.ts')).readCommentaryDrop(input)
    if (feed === 'papers') return await (await import('./papers/read-paper.ts')).readPaperDrop(input)
    const recognised = await recogniseFile(source)
    const recognisedInput = { ...input, recognised }
    if (feed === 'indicators') return await (await import('./read-indicators.ts')).readIndicators(recognisedInput)
    if (feed === 'police-uk') return await (await import('./police-uk/read-police-uk.ts')).readPoliceUk(recognisedInput)
    if (feed === 'tables') return await (await import('./tables/read-tables.ts')).readTables(recognisedInput)
    if (isRegisterKind(feed))
      return await (await import('./registers/read-register.ts')).readRegister(feed, recognisedInput)
    return rejectDrop('unknown-feed', unknownFeed(feed, board))
  } catch (error) {
    if (!(error instanceof UnreadableDropError)) throw error
    return { outcome: 'rejected', rows: 0, faults: [error.fault] }
  }
}

/** True for the empty object that some programs leave where a folder was made: there is nothing to tell a supplier about it. */
export function isFolderMarker(file: string, size: number): boolean {
  return size === 0 && (file === '' || file.endsWith('/') || file.endsWith('_$folder$'))
}

function rejectDrop(code: string, words: FaultDetails): DropReadResult {
  return { outcome: 'rejected', rows: 0, faults: [makeFault(code, {}, words)] }
}

const EMPTY_FILE: FaultDetails = {
  found: 'a file of 0 bytes',
  expected: 'a file with figures in it',
  fix: 'Save the file again, check that it opens, and send it again.',
}

const FOLDER_MARKER: FaultDetails = {
  found: 'a folder, not a file',
  expected: 'a file with figures in it',
  fix: 'No action needed. Put a file in the folder.',
}

function unknownFeed(feed: string, board: BoardFile): FaultDetails {
  return {
    found: feed === '' ? 'a file outside any feed' : `the feed ${feed}`,
    expected: `one of this board's feeds: ${board.feeds.map(declared => declared.id).join(', ')}`,
    fix: 'This board does not accept files there. Put the file in the folder of the right feed.',
  }
}
