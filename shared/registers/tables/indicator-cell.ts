import type { BoardFile } from '../../config/schema/index.ts'
import { suggestNearest } from '../../faults/suggest.ts'
import type { RowReader } from './row-reader.ts'

/** What a cell lists, parted by semicolons. */
export const listOf = (text: string | null): string[] =>
  (text ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')

/** The indicators that a cell names, parted by semicolons; a fault for each that the board's file does not have. */
export function readIndicators<Name extends string>(
  reader: RowReader<Name>,
  column: Name,
  { indicators }: Pick<BoardFile, 'indicators'>,
): string[] {
  return listOf(reader.text(column)).flatMap(given => {
    const key = given.toLowerCase()
    const found = indicators.find(({ id, name, aliases }) =>
      [id, name, ...aliases].some(known => known.toLowerCase() === key),
    )
    if (found !== undefined) return [found.id]
    const near = suggestNearest(
      given,
      indicators.flatMap(({ id, name }) => [id, name]),
    )
    const fix = `Name indicators as the board’s file does, parted by semicolons${near}.`
    reader.addFault('unknown-indicator', column, given, 'an indicator of the board’s file', fix)
    return []
  })
}
