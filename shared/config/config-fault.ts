/** The place of a setting in the board's file: keys and, for lists, positions from 0. */
export type Path = readonly (string | number)[]

/** A fault in a board's file, before its line is looked up. */
export interface Finding {
  readonly path: Path
  /** What to point at: the setting's name, or its value. */
  readonly at: 'key' | 'value'
  /** As it is in the file; `missing` when it is not there. */
  readonly found: string
  /** What is allowed there, in words. */
  readonly allowed: string
  /** The fault as a sentence that needs only the line number added. */
  readonly message: string
}

/** A fault in a board's file, with its place. Lines and columns count from 1. */
export interface ConfigFault {
  readonly line: number
  readonly column: number
  /** `indicators[12].polarity`; empty where the text cannot be read as settings at all. */
  readonly path: string
  readonly found: string
  readonly allowed: string
  readonly message: string
}

/** The path as the messages print it: `indicators[12].polarity`; the whole file for an empty one. */
export function printPath(path: Path): string {
  if (path.length === 0) return 'the file'
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** A value as a message quotes it: text in quotation marks and cut at 60 characters, lists and groups by their kind. */
export function quoteFound(value: unknown): string {
  if (value === null) return 'empty'
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 59)}…` : value}"`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a group of settings'
  return JSON.stringify(value)
}

/** A finding that some setting has a value it may not have. */
export function invalidValue(path: Path, value: unknown, allowed: string, hint = ''): Finding {
  const found = quoteFound(value)
  return { path, at: 'value', found, allowed, message: `${printPath(path)} is ${found}; allowed: ${allowed}${hint}` }
}
