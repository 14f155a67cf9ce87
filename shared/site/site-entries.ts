import { type CalendarDate, longDate } from '../calendar/date.ts'
import { toLocalDate } from '../calendar/local-time.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { type PackRunRecord, supplementTitle } from '../packs/model/pack-run.ts'

/** One version of a published paper, as the site lists it. */
export interface SiteEntry {
  readonly run: string
  readonly title: string
  readonly meeting: CalendarDate
  readonly version: number
  /** Local day on which it was issued. */
  readonly issued: CalendarDate
  readonly state: 'current' | 'superseded' | 'withdrawn'
  /** Why it took the place of the version before; null for a first version. */
  readonly correction: { readonly because: string; readonly on: CalendarDate } | null
}

const STATES = { issued: 'current', superseded: 'superseded', withdrawn: 'withdrawn' } as const

/** Every version of every paper with a public edition that was issued: the newest meeting first, the newest version first. */
export function siteEntries(board: BoardFile, runs: readonly PackRunRecord[]): SiteEntry[] {
  const published = board.packs.filter(({ editions }) => editions.includes('public'))
  const entries = runs.flatMap(
    ({ run, pack: id, meeting, version, scheduledFor, state, corrects, supplement }): SiteEntry[] => {
      const pack = published.find(candidate => candidate.id === id)
      if (pack === undefined || !(state in STATES)) return []
      return [
        {
          run,
          title: supplement === undefined ? pack.title : supplementTitle(supplement),
          meeting,
          version,
          issued: toLocalDate(corrects?.at ?? scheduledFor, board.board),
          state: STATES[state as keyof typeof STATES],
          correction:
            corrects === undefined ? null : { because: corrects.because, on: toLocalDate(corrects.at, board.board) },
        },
      ]
    },
  )
  const order = ({ meeting, title, version }: SiteEntry) => `${meeting} ${title} ${String(version).padStart(4, '0')}`
  return entries.sort((a, b) => (order(a) < order(b) ? 1 : -1))
}

/** `version 2, in place of the version of 3 May 2018`; empty for a first version that still holds. */
export function describeVersion({ version, state }: SiteEntry): string {
  const words = {
    current: version === 1 ? '' : `version ${version}`,
    superseded: `version ${version}, superseded by a later version`,
    withdrawn: `version ${version}, withdrawn: please do not use it`,
  }
  return words[state]
}

/** `Quarterly Performance Report, 10 May 2018` */
export const entryName = ({ title, meeting }: SiteEntry): string => `${title}, ${longDate(meeting)}`

/** Where the files of a version are on the site: an address that lasts. */
export const entryFolder = ({ run }: Pick<SiteEntry, 'run'>): string => `papers/${run}`
