import type { Column } from '../../../document/table.ts'

/** A column of words; `description` says what it holds, for the CSV's metadata. */
export const textColumn = (key: string, heading: string, description?: string): Column => ({
  key,
  heading,
  kind: 'text',
  ...(description === undefined ? {} : { description }),
})

/** A column of numbers. */
export const numberColumn = (key: string, heading: string, description?: string): Column => ({
  ...textColumn(key, heading, description),
  kind: 'number',
})
