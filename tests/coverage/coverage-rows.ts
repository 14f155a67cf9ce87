import { readFileSync } from 'node:fs'

export const STATES = ['yes', 'partly', 'no'] as const
type State = (typeof STATES)[number]

/** One part of a real paper, and what of it the product prints. */
export interface CoverageRow {
  readonly set: string
  readonly number: number
  readonly item: string
  readonly state: State
  readonly where: string
}

/** How many of some items print whole, in part and not. */
export type Count = Readonly<Record<State | 'items', number>>

const text = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8')
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())

/** Every row of docs/coverage.md, in order; a row of any other shape throws. */
export function coverageRows(): CoverageRow[] {
  let set = ''
  return text.split('\n').flatMap(line => {
    if (line.startsWith('## ')) set = line.slice(3)
    if (!/^\| \d+ \|/.test(line) || set === '') return []
    const [number, item, state, where] = cellsOf(line)
    const known = STATES.find(each => each === state)
    if (known === undefined || !item || !where) throw new Error(`docs/coverage.md cannot be read at: ${line}`)
    return [{ set, number: Number(number), item, state: known, where }]
  })
}

/** The table of totals at the top of docs/coverage.md, by set and `All`. */
export function printedTotals(): Map<string, Count> {
  const rows = text
    .slice(0, text.indexOf('\n## '))
    .split('\n')
    .filter(line => /^\| [A-Z].*\| \d+ \|/.test(line))
  return new Map(
    rows.map(line => {
      const [set, ...numbers] = cellsOf(line)
      const [items, yes, partly, no] = numbers.map(Number)
      return [set!, { items: items!, yes: yes!, partly: partly!, no: no! }]
    }),
  )
}

/** The same counted from the rows. */
export function countCoverage(rows: readonly CoverageRow[]): Map<string, Count> {
  const sets = [...new Set(rows.map(({ set }) => set))]
  const count = (of: readonly CoverageRow[]): Count => {
    const inState = (state: State) => of.filter(row => row.state === state).length
    return { items: of.length, yes: inState('yes'), partly: inState('partly'), no: inState('no') }
  }
  return new Map([...sets.map(set => [set, count(rows.filter(row => row.set === set))] as const), ['All', count(rows)]])
}
