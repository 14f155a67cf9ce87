import { normaliseName } from '../../../config/known-names.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import { type Grid, isBlank } from '../../containers/grid.ts'
import { othersNamedInTitle } from '../../police-uk/forces.ts'
import type { Table } from '../headings/table-layout.ts'
import { namesOtherArea } from './other-areas.ts'

/** The area of a table without an area column, as its sheet's name, its titles or its file's name say. */
export interface AreaOfTable {
  readonly area: string
  /** `certain`: the sheet bears the name of one district, or its title begins with it. */
  readonly isCertain: boolean
  /** Districts named, as printed. */
  readonly named: readonly string[]
}

/**
 * The district that a table is about; undefined where nothing names one, so that its figures are the whole's. A peer or another body in
 * a title is never certain: its figures may be in a column, or all of them may be its.
 */
export function areaOfTable(board: BoardFile, table: Table, file: string): AreaOfTable | undefined {
  const names = board.areas
    .filter(({ kind }) => kind === 'part')
    .flatMap(area => given(area.name, area.gss, ...area.aliases).map(name => ({ id: area.id, name })))
    .sort((a, b) => b.name.length - a.name.length)
  const titles = titlesAbove(table.grid, table.headingRow)
  const sheet = table.grid.sheet ?? ''
  const base = file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .replace(/[-_.]+/g, ' ')
  const found = new Map<string, string>()
  for (const words of [sheet, ...titles, base, ...notesBelow(table)])
    for (const { id, name } of namedIn(words, names)) found.set(id, name)
  for (const words of [sheet, ...titles]) for (const { id, name } of othersNamedIn(board, words)) found.set(id, name)
  const wholeNames = board.areas
    .filter(({ kind }) => kind === 'whole')
    .flatMap(area => given(area.name, ...area.aliases))
  const ofWhole = wholeNames.map(name => ({ id: '', name }))
  for (const words of [sheet, ...titles])
    if (found.size === 0 && namesOtherArea(words) && namedIn(words, ofWhole).length === 0) found.set('other', words)
  const [only] = [...found.keys()]
  if (only === undefined) return undefined
  const isTitled = (words: string) =>
    names.some(
      ({ id, name }) =>
        id === only && (normaliseName(words) === normaliseName(name) || beginsWithDistrict(words, name)),
    )
  return { area: only, isCertain: found.size === 1 && [sheet, ...titles].some(isTitled), named: [...found.values()] }
}

/**
 * The district or other body that a title is, or begins with, where the rows themselves say that they are all of the whole; undefined
 * where no title does, or one names the whole beside it.
 */
export function bodyInTitle(board: BoardFile, table: Table): string | undefined {
  const parts = board.areas
    .filter(({ kind }) => kind === 'part')
    .flatMap(area => given(area.name, ...area.aliases).map(name => ({ id: area.id, name })))
  const ofWhole = board.areas
    .filter(({ kind }) => kind === 'whole')
    .flatMap(area => given(area.name, ...area.aliases).map(name => ({ id: area.id, name })))
  return [table.grid.sheet ?? '', ...titlesAbove(table.grid, table.headingRow)].find(words => {
    // Cambridgeshire is not South Cambridgeshire
    const ofPart = parts.some(
      ({ name }) => normaliseName(words) === normaliseName(name) || beginsWithDistrict(words, name),
    )
    if (ofPart) return true
    return words.length <= 60 && othersNamedIn(board, words).length > 0 && namedIn(words, ofWhole).length === 0
  })
}

const given = (...names: readonly (string | undefined)[]) => names.filter(name => name !== undefined)

/** Peers, and other bodies of the kind, that words name. */
function othersNamedIn(board: BoardFile, words: string): { id: string; name: string }[] {
  const peers = board.peers.flatMap(peer =>
    given(peer.name, ...peer.aliases).map(name => ({ id: `peer-${peer.id}`, name })),
  )
  return [...namedIn(words, peers), ...othersNamedInTitle(board, words).map(id => ({ id, name: words }))]
}

/** `Figures for Fenland only`, below a table. */
function notesBelow({ rows }: Table): string[] {
  return rows.flatMap(({ cells }) => {
    const filled = cells.filter(cell => !isBlank(cell))
    const text = filled.length === 1 && filled[0]!.number === null ? filled[0]!.text : ''
    return text.length <= 60 && /\b(?:only|figures|data|counts|covers?)\b/i.test(text) ? [text] : []
  })
}

/** The words of the rows above a table's headings, a cell at a time. */
export function titlesAbove(grid: Grid, headingRow: number): string[] {
  return grid.rows
    .filter(({ row }) => row < headingRow)
    .flatMap(({ cells }) => cells.flatMap(cell => (cell && cell.number === null ? [cell.text] : [])))
}

function namedIn(words: string, names: readonly { id: string; name: string }[]): { id: string; name: string }[] {
  let rest = words
  return names.filter(({ name }) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escapePattern(name)}(?![\\p{L}\\p{N}])`, 'iu')
    const isNamed = pattern.test(rest)
    // South Cambridgeshire is not also Cambridgeshire
    if (isNamed) rest = rest.replace(pattern, ' ')
    return isNamed
  })
}

/** `Fenland district: monthly return`, `Fenland - March`, not `Fenland leaves the partnership`. */
function beginsWithDistrict(words: string, name: string): boolean {
  return new RegExp(
    `^${escapePattern(name)}(?:\\s+(?:district|city|area|borough|council))*\\s*(?:[:,(–—-]|$|\\d|monthly|return)`,
    'iu',
  ).test(words.trim())
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
