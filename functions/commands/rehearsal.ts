import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import type { BoardSource } from '../../infra/load-boards.ts'
import type { CalendarDate } from '../../shared/calendar/date.ts'
import { plannedEvents } from '../../shared/config/plan.ts'
import { type Drop, listDrops } from './list-drops.ts'
import { loadGivenBoard } from './read-board.ts'
import { samplesFolder } from './samples-folder.ts'

const SHIPPED_SAMPLES = resolve(import.meta.dirname, '../../tests/given/samples')
/** The day on which the shipped samples are dropped: the day the pack for the meeting of 10 May 2018 was due. */
const SHIPPED_SAMPLE_DAY = '2018-05-03'
const MONTHS_AHEAD = 12

/** A board to run on this machine, the day to run, and the folder of its samples. */
export interface Rehearsal {
  readonly source: BoardSource
  readonly day: CalendarDate
  readonly samples: string
}

/**
 * The shipped board on its sample day; or the board of a file on the day of its next pack (today where it has none), with
 * its folder of samples; either on another day where one is given. Throws InvalidArgumentsError.
 */
export async function findRehearsal(file: string | undefined, asAt?: CalendarDate): Promise<Rehearsal> {
  const source = await loadGivenBoard(file)
  if (file === undefined) return { source, day: asAt ?? SHIPPED_SAMPLE_DAY, samples: SHIPPED_SAMPLES }
  if (asAt !== undefined) return { source, day: asAt, samples: samplesFolder(file) }
  const today = Temporal.Now.plainDateISO(source.board.board.timeZone)
  const until = today.add({ months: MONTHS_AHEAD }).toString()
  const next = plannedEvents(source.board, today.toString(), until).find(({ kind }) => kind === 'pack')
  return { source, day: next?.at.date ?? today.toString(), samples: samplesFolder(file) }
}

/** The files of a folder of samples; none where there is no such folder. */
export function listSamples(folder: string): Drop[] {
  return existsSync(folder) ? listDrops(folder) : []
}
