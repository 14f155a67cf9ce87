import { type Place, quoteForMessage, UnreadableDropError } from '../../faults/fault-list.ts'

/** What UTF-8 becomes when a program takes it for Windows-1252 and saves it: `Ã©` for é, `â€“` for –, `Â£` for £; or a control character where a quotation mark was. */
const GARBLED =
  /[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â(?:€|\u0080)[^\s\w]?|ï¿½|[\u0080-\u009f\ufffd]/

/** The words around garbled letters; undefined for a text without any. */
export function findGarbled(text: string): string | undefined {
  const at = GARBLED.exec(text)?.index
  return at === undefined ? undefined : text.slice(Math.max(0, at - 20), at + 30)
}

/** The fault of a text whose letters were lost before it came here: they would be printed as they are. */
export function garbledTextError(found: string, place: Place): UnreadableDropError {
  return new UnreadableDropError('mixed-encoding', place, {
    found: `garbled letters: ${quoteForMessage(found)}`,
    expected: 'letters as they were typed',
    fix: 'The text was saved in one way (encoding) and opened in another. Go back to the program it came from and save it as "CSV UTF-8" or .xlsx.',
  })
}
