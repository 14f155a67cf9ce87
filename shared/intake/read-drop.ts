import type { BoardFile } from '../config/schema/index.ts'
import type { DropSource, Reading } from './drop.ts'
import { type FaultWords, makeFault, UnreadableDrop } from './fault-list.ts'
import { readIndicators } from './figures/read-indicators.ts'
import { readPoliceUk } from './police-uk/read-police-uk.ts'
import { readCommentaryDrop } from './read-commentary-drop.ts'
import { recogniseFile } from './recognise.ts'
import { isRegisterFeed, readRegister } from './registers/read-register.ts'

/**
 * Reads a drop whole: everything in it, checked, or everything that is wrong with it. `feed` is the folder that it was put in,
 * `file` its name (only a stop-and-search file is told apart by it), `today` the local date it arrived, `YYYY-MM-DD`. What a supplier can have
 * done wrong is in the reading; only a source that cannot be read (network, disk) throws.
 */
export async function readDrop(input: {
  feed: string
  file: string
  source: DropSource
  board: BoardFile
  today: string
}): Promise<Reading> {
  const { feed, file, source, board } = input
  if (isFolderMarker(file, source.size)) return refuse('folder-marker', FOLDER_MARKER)
  if (source.size === 0) return refuse('empty-file', EMPTY_FILE)
  if (!board.feeds.some(declared => declared.id === feed)) return refuse('unknown-feed', unknownFeed(feed, board))
  try {
    if (feed === 'commentary') return await readCommentaryDrop(input)
    const recognised = await recogniseFile(source)
    if (feed === 'indicators') return await readIndicators({ ...input, recognised })
    if (feed === 'police-uk') return await readPoliceUk({ ...input, recognised })
    if (isRegisterFeed(feed)) return await readRegister(feed, { ...input, recognised })
    return refuse('unknown-feed', unknownFeed(feed, board))
  } catch (error) {
    if (!(error instanceof UnreadableDrop)) throw error
    return { outcome: 'refused', rows: 0, faults: [error.fault] }
  }
}

/** True for the empty object that some programs leave where a folder was made: there is nothing to tell a supplier about it. */
export function isFolderMarker(file: string, size: number): boolean {
  return size === 0 && (file === '' || file.endsWith('/') || file.endsWith('_$folder$'))
}

function refuse(code: string, words: FaultWords): Reading {
  return { outcome: 'refused', rows: 0, faults: [makeFault(code, {}, words)] }
}

const EMPTY_FILE: FaultWords = {
  found: 'a file of 0 bytes',
  expected: 'a file with figures in it',
  mend: 'Save the file again, check that it opens, and send it again.',
}

const FOLDER_MARKER: FaultWords = {
  found: 'a folder, not a file',
  expected: 'a file with figures in it',
  mend: 'Nothing needs mending. Put a file in the folder.',
}

function unknownFeed(feed: string, board: BoardFile): FaultWords {
  return {
    found: feed === '' ? 'a file outside any feed' : `the feed ${feed}`,
    expected: `one of this board's feeds: ${board.feeds.map(declared => declared.id).join(', ')}`,
    mend: 'This board does not accept files there. Put the file in the folder of the right feed.',
  }
}
