import * as z from 'zod'
import { SUPPLIED_STATUSES } from '../../observations/observation.ts'

/** A schema for each field of T, the optional ones too: one that is forgotten does not compile. */
type FieldSchemas<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> }

/** The schema of a record as it is stored: exactly the fields of T. What else is stored beside them is left out. */
export function recordSchema<T extends object>(fields: FieldSchemas<T>): z.ZodType<T> {
  return z.object(fields) as unknown as z.ZodType<T>
}

/** The schema of a closed list of words: one that is forgotten does not compile. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): z.ZodType<T> {
  return z.enum(Object.keys(words) as [T, ...T[]])
}

export const suppliedStatus = z.enum(SUPPLIED_STATUSES)
export const observationStatus = z.enum([...SUPPLIED_STATUSES, 'unconfirmed'])

/** What is stored under a key is not what the product writes there: it was changed by hand, or by another version. */
export class UnfitRecordError extends Error {
  constructor(
    /** `item MAIL 3b5d…`, `object packs/performance-2018-05-10/issue.json` */
    readonly stored: string,
    /** Each field that does not fit, and why. */
    readonly problems: readonly string[],
  ) {
    super(`the ${stored} does not fit: ${problems.join('; ')}`)
    this.name = 'UnfitRecordError'
  }
}

/** Problems that are named: the first ones say enough. */
const MAX_PROBLEMS = 3

/** Reads what is stored by its schema. Throws UnfitRecordError. */
export function parseStored<T>(schema: z.ZodType<T>, value: unknown, stored: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.slice(0, MAX_PROBLEMS)
  throw new UnfitRecordError(
    stored,
    problems.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)),
  )
}
