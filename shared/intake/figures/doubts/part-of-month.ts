import { isDate } from '../../../calendar/date.ts'
import { type Month, monthOf } from '../../../calendar/month.ts'
import { lastDayOf } from '../../../calendar/period.ts'
import { readDate } from '../../../registers/tables/cells.ts'

const UNTIL =
  /\b(?:to|until|till|up to|as at|as of|through) (\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})/giu

/** The months that words say end early: March 2018 of `Data to 18 March 2018`. A last day leaves its month whole. */
export function monthsCutShort(words: string): readonly Month[] {
  return [...words.matchAll(UNTIL)].flatMap(([, text]) => {
    const reading = readDate(text!.replace(/(\d)(?:st|nd|rd|th) /, '$1 '))
    if (reading.kind !== 'value' || !isDate(reading.value)) return []
    const month = monthOf(reading.value)
    return reading.value === lastDayOf(month) ? [] : [month]
  })
}
