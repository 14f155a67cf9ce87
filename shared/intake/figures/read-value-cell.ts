import { type Place, quoteForMessage } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { type CellFault, readFigureCell } from '../cells/figure-cell.ts'
import { type ParsedNumber, readNumberText } from '../cells/number-cell.ts'
import type { Cell } from '../containers/grid.ts'
import type { Doubt } from './doubt.ts'
import { readShorthand } from './shorthand.ts'

/** What a cell of figures holds: the number, null where blank or withheld; what its mark says of it; what is doubtful about it. */
export interface ValueCell {
  readonly number: ParsedNumber | null
  readonly mark: SuppliedStatus | null
  readonly doubts: readonly Doubt[]
}

/** Reads a cell of figures, with the marks of official tables, raised footnote numbers and what is struck through; or its fault. */
export function readValueCell(cell: Cell | undefined, isCommaDecimal: boolean, place: Place): ValueCell | CellFault {
  if (cell?.plainText !== null && cell?.plainText !== undefined) return readMarkedText(cell, isCommaDecimal, place)
  const shorthand = cell && cell.number === null && cell.problem === null ? readShorthand(cell.text) : undefined
  if (shorthand) {
    const reading = shorthand.number === null ? undefined : readNumberText(shorthand.number, isCommaDecimal)
    if (reading?.outcome === 'not-a-number') return reading
    const doubts =
      shorthand.or === null ? [] : [shorthandDoubt(cell!, shorthand.status, shorthand.meaning, shorthand.or, place)]
    return { number: reading?.number ?? null, mark: shorthand.status, doubts }
  }
  const reading = readFigureCell(cell, isCommaDecimal)
  if ('code' in reading) return reading
  const doubts = cell?.isStruck && reading.number !== null ? [struckDoubt(cell, place)] : []
  return { number: reading.number, mark: null, doubts }
}

/** `128` with a raised 1: read without it, and asked about. */
function readMarkedText(cell: Cell, isCommaDecimal: boolean, place: Place): ValueCell | CellFault {
  const plain = cell.plainText!
  const reading = readNumberText(plain, isCommaDecimal)
  if (reading.outcome === 'not-a-number')
    return {
      code: 'not-a-number',
      details: {
        found: `${quoteForMessage(cell.text)}, of which a part is raised or struck through`,
        expected: 'a plain number',
        fix: 'Put in the number alone, without footnote marks and without what was crossed out.',
      },
    }
  return {
    number: reading.number,
    mark: null,
    doubts: [
      {
        code: 'raised-or-struck',
        place,
        details: {
          found: `${quoteForMessage(cell.text)}, of which a part is raised or struck through`,
          expected: 'a plain number',
          fix: 'Put in the number alone. Write footnotes in a cell of their own.',
          readAs: plain,
          or: cell.text,
        },
      },
    ],
  }
}

/** The question about a cell that is struck through. */
export function struckDoubt(cell: Cell, place: Place): Doubt {
  return {
    code: 'raised-or-struck',
    place,
    details: {
      found: `${quoteForMessage(cell.text)}, struck through`,
      expected: 'a cell that stands',
      fix: 'Does it still stand? If so, take the line through it away. If not, clear the cell.',
      readAs: cell.text,
      or: 'no figure',
    },
  }
}

function shorthandDoubt(cell: Cell, status: SuppliedStatus, meaning: string, or: string, place: Place): Doubt {
  return {
    code: 'shorthand',
    place,
    details: {
      found: quoteForMessage(cell.text),
      expected: 'a number, or an empty cell with suppressed or missing under status',
      fix: `Clear the cell and write ${status} under status, if that is what is meant. Marks such as [p] belong there too: provisional, revised, estimated.`,
      readAs: `${status} (${meaning})`,
      or,
    },
  }
}
