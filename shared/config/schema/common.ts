import * as z from 'zod'

/** An id used in keys, file names and URLs: lower case, digits and single hyphens. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id: lower-case letters, digits and single hyphens')

/** Words that a reader meets: not blank, one line, no control characters. */
export const words = z
  .string()
  .min(1)
  .max(2000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*\S[^\u0000-\u001f\u007f]*$/, 'words on one line')

/** Nine-character code of the Government Statistical Service, e.g. E23000023. */
export const gssCode = z.string().regex(/^[ENSWJKLM]\d{8}$/, 'a GSS code such as E07000008')

export const localDate = z.iso.date()
/** A local time of day, never in the hour that clock changes skip or repeat. */
export const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 09:00')
  .refine(time => !time.startsWith('01:'), 'a time outside 01:00 to 01:59, which clock changes skip or repeat')

export const emailAddress = z.email().max(254)
export const httpsUrl = z.url({ protocol: /^https$/ })
export const wholeNumber = (least: number, most: number) => z.int().min(least).max(most)

/** Protective markings a paper may carry. OFFICIAL-SENSITIVE is a handling caveat inside OFFICIAL. */
export const MARKINGS = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const
export const marking = z.enum(MARKINGS)
