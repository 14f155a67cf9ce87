import * as z from 'zod'

/*
 * The titles below tell an administrator what is allowed (in the loader's messages) and what to type (in an editor).
 */

/** An id used in keys, file names and URLs: lower case, digits and single hyphens. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .meta({ title: 'an id: lower-case letters, digits and single hyphens' })

/** Words that a reader meets: not blank, one line, no control characters. */
export const singleLineText = z
  .string()
  .min(1)
  .max(2000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is rejected
  .regex(/^[^\u0000-\u001f\u007f]*\S[^\u0000-\u001f\u007f]*$/)
  .meta({ title: 'words on one line' })

/** Nine-character code of the Government Statistical Service, e.g. E07000008. */
export const gssCode = z
  .string()
  .regex(/^[ENSWJKLM]\d{8}$/)
  .meta({ title: 'a GSS code such as E07000008', examples: ['E07000008'] })

export const localDate = z.iso.date().meta({ title: 'a date such as 2018-05-10', examples: ['2026-09-10'] })

/** A local time of day, never in the hour that clock changes skip or repeat. */
export const localTime = z
  .string()
  .regex(/^(?!01:)([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ title: 'a time such as 09:00, but not from 01:00 to 01:59, which clock changes skip or repeat' })

/** A time zone that the clocks of this machine know. */
export const timeZone = z
  .string()
  .refine(isTimeZone)
  .meta({ title: 'a time zone of the IANA database, such as Europe/London' })

function isTimeZone(name: string): boolean {
  try {
    // an offset such as +01:00 is no zone: it knows no summer time
    return /^[A-Z]/i.test(name) && Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A day of every year, `01-31`; 29 February is not one. */
export const dayOfYear = z
  .string()
  .regex(/^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/)
  .meta({ title: "a day of the year in quotation marks, month first, such as '01-31'" })

/** A month, `2018-04`. */
export const calendarMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ title: 'a month such as 2018-04', examples: ['2026-04'] })

export const emailAddress = z
  .email()
  .max(254)
  .meta({ title: 'an email address such as name@board.example', examples: ['name@board.example'] })

export const mailDomain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  .meta({ title: 'a mail domain such as board.example', examples: ['board.example'] })

export const httpsUrl = z
  .url({ protocol: /^https$/ })
  .meta({ title: 'an address that begins https://', examples: ['https://www.board.example'] })

export const wholeNumber = (least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .meta({ title: `a whole number from ${least} to ${most}` })

/** A protective marking that a paper may carry; which there are, the profile or the board's file says. */
export const marking = z
  .string()
  .min(1)
  .max(60)
  // it stands in subjects and in the names of files
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} :-]*$/u)
  .meta({ title: 'a marking of this board, such as Confidential', examples: ['Confidential'] })
