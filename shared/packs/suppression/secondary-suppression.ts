import { type Constraint, solve } from 'yalps'
import { type MonthCells, type Relation, type SuppressionCell, UNPRINTED_AREAS } from './cells.ts'

/** A change of the withheld cells that leaves every printed sum as it is: by how much each goes up or down. */
type CellShift = ReadonlyMap<string, number>

interface ProtectionNeed {
  readonly cell: SuppressionCell
  /** How far up (positive) or down (negative) the cell must be able to go, so that a reader learns no more than its band. */
  readonly amount: number
}

/**
 * Chooses what else must be withheld so that no small count of a month can be worked out from what is printed: for every
 * cell in `small` there is, among the cells withheld, a set of values that fits all printed figures and puts the cell at
 * either end of its band. Fewest and smallest cells first, parts before the whole (a linear programme for each cell,
 * after Fischetti and Salazar, "Models and algorithms for the 2-dimensional cell suppression problem", 1999).
 *
 * @returns ids of every cell to withhold, those in `small` included
 */
export function chooseSecondarySuppression(month: MonthCells, small: ReadonlySet<string>): Set<string> {
  const withheld = new Set(small)
  const unmetNeeds = (needs: readonly ProtectionNeed[], shift: CellShift) =>
    needs.filter(({ cell, amount }) => amount * ((shift.get(cell.id) ?? 0) - amount) < 0)
  let needs = [...small].sort().flatMap(id => needsOf(month.cells.get(id)!))
  while (needs.length > 0) {
    const [first, ...rest] = needs
    const shift = findShift(month, withheld, first!)
    if (shift === null) {
      for (const id of connectedTo(month, first!.cell.id)) withheld.add(id)
      needs = rest
      continue
    }
    for (const id of shift.keys()) withheld.add(id)
    // one shift may be the witness of several cells
    needs = unmetNeeds(rest, shift)
  }
  return withheld
}

/** A band is hidden when the cell could be 1 as well as the largest small count; a larger cell when it could be that much more or less. */
function needsOf(cell: SuppressionCell): ProtectionNeed[] {
  const { largest } = cell
  const value = cell.value ?? 1
  const [up, down] = value <= largest ? [largest - value, Math.max(0, value - 1)] : [largest, Math.min(value, largest)]
  return [up, -down].filter(amount => amount !== 0).map(amount => ({ cell, amount }))
}

/** What it costs the reader to lose a cell; a cell that is lost already costs next to nothing. */
function costOf(cell: SuppressionCell, withheld: ReadonlySet<string>): number {
  if (withheld.has(cell.id) || UNPRINTED_AREAS.includes(cell.area)) return 0.001
  return 2 + Math.log2(1 + (cell.value ?? 1)) + (cell.isWhole ? 10 : 0)
}

/** The cheapest shift that moves the cell as far as it must; null where there is none. */
function findShift(month: MonthCells, withheld: ReadonlySet<string>, need: ProtectionNeed): CellShift | null {
  const cells = connectedTo(month, need.cell.id).map(id => month.cells.get(id)!)
  return solveShift(month, cells, withheld, need, false) ?? solveShift(month, cells, withheld, need, true)
}

function solveShift(
  month: MonthCells,
  cells: readonly SuppressionCell[],
  withheld: ReadonlySet<string>,
  need: ProtectionNeed,
  inWholeNumbers: boolean,
): CellShift | null {
  const constraints = new Map<string, Constraint>()
  const rows = new Map<string, [string, number][]>(cells.map(cell => [cell.id, []]))
  const addConstraint = (name: string, relation: Relation, constraint: Constraint): void => {
    if (!relation.every(({ cell }) => rows.has(cell))) return
    constraints.set(name, constraint)
    for (const { cell, coefficient } of relation) rows.get(cell)!.push([name, coefficient])
  }
  for (const [i, relation] of month.relations.entries()) addConstraint(`sum ${i}`, relation, { equal: 0 })
  for (const [i, { relation, remainder }] of month.bounds.entries())
    addConstraint(`left ${i}`, relation, { min: -remainder })
  const variables: [string, [string, number][]][] = cells.flatMap(cell => {
    const cost: [string, number] = ['cost', costOf(cell, withheld)]
    const isNeeded = cell.id === need.cell.id
    const floor = cell.value ?? 1
    constraints.set(`up ${cell.id}`, isNeeded ? { equal: Math.max(0, need.amount) } : { max: LARGEST_SHIFT })
    constraints.set(
      `down ${cell.id}`,
      isNeeded ? { equal: Math.max(0, -need.amount) } : { max: Math.min(floor, LARGEST_SHIFT) },
    )
    const row = rows.get(cell.id)!
    return [
      [`+${cell.id}`, [cost, [`up ${cell.id}`, 1], ...row]],
      [`-${cell.id}`, [cost, [`down ${cell.id}`, 1], ...row.map(([name, by]): [string, number] => [name, -by])]],
    ]
  })
  const solution = solve({ direction: 'minimize', objective: 'cost', constraints, variables, integers: inWholeNumbers })
  if (solution.status !== 'optimal') return null
  const shift = new Map<string, number>()
  for (const [name, amount] of solution.variables) {
    if (Math.abs(amount) < 1e-9) continue
    // counts are whole, and so must be what a reader has to reckon with
    if (!inWholeNumbers && Math.abs(amount - Math.round(amount)) > 1e-6) return null
    const id = name.slice(1)
    shift.set(id, (shift.get(id) ?? 0) + (name.startsWith('+') ? 1 : -1) * Math.round(amount))
  }
  return shift
}

/** Beyond this no cell needs to move for another's sake. */
const LARGEST_SHIFT = 64

/** Every cell that sums lead to from this one, itself first. */
function connectedTo(month: MonthCells, start: string): string[] {
  const relations = [...month.relations, ...month.bounds.map(({ relation }) => relation)]
  const found = new Set([start])
  const remaining = new Set(relations)
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false
    for (const relation of remaining) {
      if (!relation.some(({ cell }) => found.has(cell))) continue
      for (const { cell } of relation) found.add(cell)
      remaining.delete(relation)
      isGrowing = true
    }
  }
  return [...found]
}
