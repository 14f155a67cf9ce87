import type { BoardFile } from '../../config/schema/index.ts'
import { countNoun } from '../../document/count-words.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { findNearest } from '../../faults/suggest.ts'
import type { PublishedMonth } from '../containers/drop.ts'
import { CRIME_FILE_TYPES, indicatorOfType } from './crime-file-types.ts'
import type { IsKnown, MonthDoubt } from './judge-month.ts'
import { typesPublishedIn } from './published-types.ts'

/**
 * A question about each type of a month that neither the board's file lists nor the publisher has had, and that was not known before. A
 * name near to another is perhaps that one; a new crime type is part of all crime, and takes rows from others. A new outcome takes
 * part in no total: a note is enough.
 */
export function judgeUnknownTypes(month: PublishedMonth, board: BoardFile, isKnown: IsKnown): MonthDoubt[] {
  const { kind, body, period, rowsByType } = month
  if (kind !== 'police-uk-street' && kind !== 'police-uk-outcomes') return []
  const isStreet = kind === 'police-uk-street'
  const file = CRIME_FILE_TYPES[isStreet ? 'street' : 'outcomes']
  const published = typesPublishedIn(file.kind, period)
  const names = isStreet ? [...(board.policeUk?.crimeTypes ?? []), ...published] : published
  const ids = new Set([...names.map(name => indicatorOfType(file, name)), ...board.indicators.map(({ id }) => id)])
  return [...rowsByType].flatMap(([id, { name, rows }]) => {
    if (ids.has(id) || isKnown(id, body)) return []
    const nearest = findNearest(name, names)
    if (nearest === undefined && !isStreet) return []
    const quoted = quoteForMessage(name)
    return [
      {
        code: 'unknown-type',
        found: `${countNoun(rows, 'row')} of the type ${quoted}`,
        rest: {
          expected: nearest ?? 'one of the types that data.police.uk has had',
          fix:
            nearest === undefined
              ? "Look at data.police.uk whether there is a new type. If there is, confirm the month and have the type added to the board's file; if not, download the file again and send it as it is."
              : 'The file may have been edited. Download it again from data.police.uk and send it as it is. If this is a new type, confirm the month.',
          readAs: `a type of its own${isStreet ? ', part of all crime' : ''}`,
          or: nearest ?? 'a slip, or a cell that was moved',
        },
      },
    ]
  })
}
