import type { Fault } from './fault.ts'

/** Faults that a receipt lists one by one. */
export const MAX_FAULTS = 200

/** A place in a drop: parts that do not apply are left out. */
export interface Place {
  readonly sheet?: string | null | undefined
  readonly row?: number | null | undefined
  readonly column?: string | null | undefined
}

/** The content of a fault: what is there, what should be, what to do. */
export interface FaultDetails {
  readonly found: string
  readonly expected: string
  readonly fix: string
}

/** A fault from its parts; absent parts of the place are null. */
export function makeFault(code: string, place: Place, details: FaultDetails): Fault {
  return {
    code,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: place.column ?? null,
    found: details.found,
    expected: details.expected,
    fix: details.fix,
  }
}

/**
 * Thrown when reading cannot continue, such as at a damaged zip. `readDrop` turns it into the last fault of a rejected
 * drop.
 */
export class UnreadableDropError extends Error {
  readonly fault: Fault
  constructor(code: string, place: Place, details: FaultDetails) {
    super(`${code}: ${details.found}`)
    this.name = 'UnreadableDropError'
    this.fault = makeFault(code, place, details)
  }
}

/** Every fault of a drop in the order found; those past the limit are counted, not kept. */
export class FaultList {
  readonly #faults: Fault[] = []
  #unlistedCount = 0

  add(code: string, place: Place, details: FaultDetails): void {
    this.push(makeFault(code, place, details))
  }

  push(fault: Fault): void {
    if (this.#faults.length < MAX_FAULTS) this.#faults.push(fault)
    else this.#unlistedCount++
  }

  /** Whether further faults are only counted, so that their texts need not be made. */
  get isFull(): boolean {
    return this.#faults.length >= MAX_FAULTS
  }

  get count(): number {
    return this.#faults.length + this.#unlistedCount
  }

  /** The faults; where some were not kept, a last one says how many more there are. */
  list(): readonly Fault[] {
    if (this.#unlistedCount === 0) return this.#faults
    return [
      ...this.#faults,
      makeFault(
        'more-faults',
        {},
        {
          found: `${this.#unlistedCount} more ${this.#unlistedCount === 1 ? 'fault' : 'faults'} not listed here`,
          expected: 'no faults',
          fix: 'Fix those listed first: one mistake often causes many. Then send the file again.',
        },
      ),
    ]
  }
}

/** A cell's words fit to be printed in a message: one line, no control characters, invisible ones by number, at most 80 characters. */
export function quoteForMessage(text: string): string {
  const cleaned = text
    .slice(0, 400)
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, nameCharacter)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
  return cleaned.length > 80 ? `${cleaned.slice(0, 79)}…` : cleaned
}

/** `[U+200B]`: what nobody can see is named. */
function nameCharacter(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
}
