import type { RowReader } from './row-reader.ts'

/** An item of an agenda as a row gives it. `group`: the meeting it is of. */
export interface NumberedRow<Name extends string> {
  readonly reader: RowReader<Name>
  readonly group: string
  readonly item: string | null
}

/**
 * Adds a fault for each item that a spreadsheet may have robbed of its last zero: 7.1 where the items before and after it in the meeting
 * are in order only if it is 7.10.
 */
export function addLostZeroFaults<Name extends string>(rows: readonly NumberedRow<Name>[], column: Name): void {
  const byGroup = new Map<string, NumberedRow<Name>[]>()
  for (const row of rows) byGroup.set(row.group, [...(byGroup.get(row.group) ?? []), row])
  for (const group of byGroup.values())
    group.forEach(({ reader, item }, i) => {
      const [major, minor] = partsOf(item)
      const [majorBefore, minorBefore] = partsOf(group[i - 1]?.item ?? null)
      const [majorAfter, minorAfter] = partsOf(group[i + 1]?.item ?? null)
      if (major === undefined || minor !== 1 || majorBefore !== major || !(minorBefore! >= 2 && minorBefore! <= 9))
        return
      const isBetween = majorAfter === major && minorAfter! >= 11
      if (minorBefore !== 9 && !isBetween) return
      reader.addFault(
        'ambiguous-item',
        column,
        item!,
        `an item after ${group[i - 1]!.item}`,
        `Is this item ${major}.10? A spreadsheet drops the last zero of a number. Format the column as text and type ${major}.10. If ${major}.1 is meant, put the row before ${group[i - 1]!.item}.`,
      )
    })
}

const partsOf = (item: string | null) => (/^(\d+)\.(\d+)$/.exec(item ?? '')?.slice(1) ?? []).map(Number)
