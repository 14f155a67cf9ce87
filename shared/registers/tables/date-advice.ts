import { MONTH_NAMES } from '../../calendar/month.ts'

const NO_DAY_YET = 'If no day is agreed yet, leave the cell empty.'
const MONTHS = MONTH_NAMES.map(month => month.slice(0, 3)).join('|')
/** `End of May`, `May-18`, `by mid June 2018`: a month, not a day. */
const NAMES_MONTH = new RegExp(
  `^(?:by )?(?:(?:end|beginning|start|middle|mid|early|late)(?:-| of | )?)?(?:${MONTHS})[a-z]*\\W*(?:\\d{2,4})?$`,
  'i',
)

/** A date of 16/05/2018 inside other words, or one that the calendar lacks. */
const DATE_INSIDE = /\b(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))\b/
const DAY_OF_MONTH = new RegExp(
  `^(\\d{1,2})(?:[/.-](\\d{1,2})[/.-]| ?(?:st|nd|rd|th)?(?: of)?[ -](${MONTHS})[a-z]*[ ,-]+)\\d{4}$`,
  'i',
)

/** What to do about a cell that is no date, by what stands in it. */
export function dateFix(problem: string, text: string): string {
  if (problem === 'spreadsheet-number')
    return 'A spreadsheet shows a small number as a date in 1900. Type the date again, or clear the cell.'
  if (/^\d{9,}$/.test(text))
    return 'This is a time stamp or another long number, not a date. Type the date with the day first.'
  if (NAMES_MONTH.test(text))
    return `This names a month, not a day. Type the day that is meant, such as the last of the month. ${NO_DAY_YET}`
  const [, day, number, name] = DAY_OF_MONTH.exec(text) ?? []
  const month =
    name === undefined
      ? Number(number)
      : MONTH_NAMES.findIndex(each =>
          each.startsWith(name.slice(0, 1).toUpperCase() + name.slice(1, 3).toLowerCase()),
        ) + 1
  if (day !== undefined && month > 12)
    return `There is no month ${month}: the day comes first, then the month. Type the date again. ${NO_DAY_YET}`
  if (day !== undefined && Number(day) > 28)
    return `${MONTH_NAMES[month - 1] ?? 'The month'} has no day ${Number(day)} in that year. Type the day that is meant. ${NO_DAY_YET}`
  const inside = DATE_INSIDE.exec(text)?.[1]
  if (inside !== undefined && inside !== text)
    return `More than a date stands here. Type one date alone, with the day first and a four-digit year, such as ${inside}. ${NO_DAY_YET}`
  if (/^\W*\p{L}/u.test(text) && !/\d/.test(text.replace(/\bQ[1-4]\b|\b(?:19|20)\d{2}(?:\/\d{2})?\b/g, '')))
    return `${text} is no date. ${NO_DAY_YET} It is then listed as one without a date, and its owner is asked for one.`
  return `Type the date with the day first and a four-digit year. ${NO_DAY_YET}`
}
