import { normaliseName } from '../../config/known-names.ts'
import type { QuestionDetails } from '../../faults/question.ts'
import { median } from '../../statistics/moments.ts'
import type { PoliceUkContext } from './context.ts'
import { otherForceAt } from './forces.ts'

/** Places that are kept: enough to know in whose area most searches were made. */
const MAX_PLACES = 1000

/** Where the searches of a file were made, by the first thousand that say so. */
export class PlacesOfSearches {
  readonly #indexes: readonly [number, number]
  readonly #latitudes: number[] = []
  readonly #longitudes: number[] = []

  constructor(headings: readonly string[]) {
    const names = headings.map(normaliseName)
    this.#indexes = [names.indexOf('latitude'), names.indexOf('longitude')]
  }

  add(row: readonly string[]): void {
    const [latitude, longitude] = this.#indexes.map(index => Number.parseFloat(row[index] ?? ''))
    if (this.#latitudes.length >= MAX_PLACES || !latitude || Number.isNaN(latitude) || Number.isNaN(longitude)) return
    this.#latitudes.push(latitude)
    this.#longitudes.push(longitude!)
  }

  /** The question about a file that names no force, and whose searches lie in the area of another. */
  question(settings: PoliceUkContext['settings']): { code: string; details: QuestionDetails } | undefined {
    const { forceName, forceSlug } = settings
    if (this.#latitudes.length === 0) return undefined
    const other = otherForceAt(median(this.#latitudes), median(this.#longitudes), forceSlug)
    if (other === undefined) return undefined
    return {
      code: 'searches-elsewhere',
      details: {
        found: `searches in the area of another force (${other}), in a file whose name does not say whose they are`,
        expected: `searches of ${forceName}`,
        fix: 'Check whose file this is, and send it under the name that data.police.uk gives it.',
        readAs: `searches of ${forceName}`,
        or: `searches of ${other}`,
      },
    }
  }
}
