import { describe, expect, test } from 'vitest'
import { readBytes } from './drop-fixtures.ts'
import { describeFaultForTest, readingGrade } from './reading-age.ts'

/** A good drop with one thing changed, and how it must be refused: code, place, and words of the message. */
export interface Mutant {
  readonly name: string
  readonly bytes: () => Uint8Array | string
  readonly file?: string
  readonly feed?: string
  readonly today?: string
  readonly code: string
  /** `[sheet, row, column]` of the first fault. */
  readonly place: readonly [string | null, number | null, string | null]
  readonly expectedText: string
  /** Faults in all; one unless told otherwise. */
  readonly count?: number
}

/** US school grade 8 is read at 13 to 14. */
const MAX_READING_GRADE = 8

/** Each mutant is refused whole, with the right code, the right cell, words to act on and a reading age under 14. */
export function testRejections(title: string, feed: string, mutants: readonly Mutant[]): void {
  describe(title, () => {
    test.each(mutants.map(mutant => [mutant.name, mutant] as const))(
      '%s',
      async (_, mutant) => {
        const reading = await readBytes(mutant.feed ?? feed, mutant.file ?? 'drop.csv', mutant.bytes(), {
          today: mutant.today ?? '2018-05-03',
        })
        if (reading.outcome !== 'rejected') throw new Error(`taken in with ${reading.observations.length} figures`)
        expect('observations' in reading).toBe(false)
        const first = reading.faults[0]!
        expect(reading.faults.map(fault => fault.code)).toEqual(
          Array.from({ length: mutant.count ?? 1 }, () => mutant.code),
        )
        expect([first.sheet, first.row, first.column]).toEqual(mutant.place)
        expect(describeFaultForTest(first)).toContain(mutant.expectedText)
        for (const fault of reading.faults) {
          expect(fault.fix).toMatch(/[.?]$/)
          expect(readingGrade(fault.fix), fault.fix).toBeLessThanOrEqual(MAX_READING_GRADE)
        }
      },
      30_000,
    )
  })
}
