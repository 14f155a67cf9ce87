import type { RowReader } from './row-reader.ts'

/** Remembers the ids of a register and adds a fault for each repeated one, naming the row where it was first. */
export class UniqueIds<Name extends string> {
  private readonly firstRowById = new Map<string, number>()

  add(id: string, reader: RowReader<Name>, column: Name): void {
    const first = this.firstRowById.get(id)
    if (first === undefined) {
      this.firstRowById.set(id, reader.row)
      return
    }
    const fix = `Row ${first} has ${id} already. Give this row a different number, or remove one of the two.`
    reader.addFault('duplicate-id', column, id, 'a number that no other row has', fix)
  }
}
