import { copyText } from './areas.ts'

/** Ids of the first crimes of a file that are remembered: enough to know a second copy of it by, and few enough to be looked up at every row. */
const REMEMBERED = 100
/** Single crimes are published twice now and then. */
const REPEATS_OF_A_COPY = 20

/** The ids of the first crimes of a file, and how many of them come again: joined copies would double every count. */
export class FirstIds {
  readonly #ids = new Set<string>()
  #repeats = 0
  #firstRepeat = 0

  add(id: string, row: number): void {
    if (id === '') return
    if (this.#ids.has(id)) {
      this.#repeats++
      this.#firstRepeat ||= row
    } else if (this.#ids.size < REMEMBERED) this.#ids.add(copyText(id))
  }

  /** Whether as many come again as in a copy of the whole file. */
  get comeAgain(): boolean {
    return this.#ids.size > 1 && this.#repeats >= REPEATS_OF_A_COPY && this.#repeats * 2 >= this.#ids.size
  }

  get size(): number {
    return this.#ids.size
  }

  get repeats(): number {
    return this.#repeats
  }

  /** The row where the first of them comes again; 0 where none does. */
  get firstRepeat(): number {
    return this.#firstRepeat
  }
}
