import type { RowReader } from './row-reader.ts'

/** Remembers the ids of a register and adds a fault for each one that comes again, naming the row it stood in first. */
export class IdsSeen<Name extends string> {
  private readonly rowOf = new Map<string, number>()

  add(id: string, reader: RowReader<Name>, column: Name): void {
    const first = this.rowOf.get(id)
    if (first === undefined) {
      this.rowOf.set(id, reader.row)
      return
    }
    const mend = `Row ${first} has ${id} already. Give this row a number of its own, or take one of the two out.`
    reader.addFault('id-twice', column, id, 'a number that no other row has', mend)
  }
}
