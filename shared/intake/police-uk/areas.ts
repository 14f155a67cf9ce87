import { partAreas, wholeArea } from '../../config/areas.ts'
import { normaliseName } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'

/** Rows with an LSOA of another force's district, or of a district the board's file does not list. */
const ELSEWHERE = 'elsewhere'
/** Rows without a place. With `elsewhere` and the districts they add up to the force. */
const NO_LOCATION = 'no-location'

/** Distinct LSOA names remembered; England and Wales has 35,672. */
const MAX_CACHED_LSOA_NAMES = 50_000

/**
 * Finds the area of an LSOA name: `South Cambridgeshire 001A` lies in `south-cambridgeshire`. The answer is an index into `ids`,
 * where 0 is the force itself, which has every row.
 */
export class DistrictFinder {
  readonly ids: readonly string[]
  readonly #byDistrict = new Map<string, number>()
  readonly #byLsoaName = new Map<string, number>()

  constructor(board: BoardFile) {
    const districts = partAreas(board)
    this.ids = [forceAreaId(board), ...districts.map(area => area.id), ELSEWHERE, NO_LOCATION]
    districts.forEach((area, i) => {
      for (const name of [area.name, ...area.aliases]) this.#byDistrict.set(normaliseName(name), i + 1)
    })
  }

  /** Where the answer is that the board's file does not list the place. */
  get elsewhere(): number {
    return this.ids.length - 2
  }

  find(lsoaName: string): number {
    const known = this.#byLsoaName.get(lsoaName)
    if (known !== undefined) return known
    const found = this.#lookUp(lsoaName.trim())
    // a copy: a cell cut out of a chunk would keep the whole chunk in memory
    if (this.#byLsoaName.size < MAX_CACHED_LSOA_NAMES) this.#byLsoaName.set(copyText(lsoaName), found)
    return found
  }

  #lookUp(lsoaName: string): number {
    if (lsoaName === '') return this.ids.length - 1
    return this.#byDistrict.get(normaliseName(districtOf(lsoaName))) ?? this.elsewhere
  }
}

/** The district of an LSOA name. */
export function districtOf(lsoaName: string): string {
  return lsoaName.trim().replace(/ \d{3}[A-Z]{1,2}$/, '')
}

/** Id of the board's area that is the whole force. */
export function forceAreaId(board: BoardFile): string {
  return wholeArea(board).id
}

/** The same text in memory of its own. */
export function copyText(text: string): string {
  return Buffer.from(text).toString()
}
