import { editDistance } from '../faults/suggest.ts'
import { PROFILES } from './profiles/index.ts'
import type { Profile } from './profiles/profile.ts'
import type { BoardFile } from './schema/index.ts'
import type { Indicator } from './schema/indicator.ts'
import { publishedNames } from './schema/police-uk.ts'

/** A name without case, spaces, dashes and punctuation, so that different spellings of one name are equal. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll('%', 'percent')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** An id made from a printed name, as types become ids: `Anti-social behaviour`, `anti-social-behaviour`. */
export function slugify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

interface AreaMatch {
  readonly id: string
  readonly kind: 'own' | 'peer'
}

/** The indicators and areas of a board's file under every name that a supplier may use. */
export interface NameLookup {
  findIndicator(text: string): Indicator | undefined
  findArea(text: string): AreaMatch | undefined
  nearestIndicator(text: string): string | undefined
  nearestArea(text: string): string | undefined
  readonly areaNames: readonly string[]
  readonly headings: SectorHeadings
}

/** Headings that the returns of a sector have, as `normaliseName` makes them. */
export interface SectorHeadings {
  readonly area: ReadonlySet<string>
  readonly value: ReadonlySet<string>
}

/** The headings that the returns of these kinds of body have, beside those that everybody's do. */
export function sectorHeadings(profiles: readonly Profile[]): SectorHeadings {
  const fold = (headings: readonly string[]) => new Set(headings.map(normaliseName))
  return {
    area: fold(profiles.flatMap(({ settings, returns }) => [settings.words.part, ...returns.areaHeadings])),
    value: fold(profiles.flatMap(({ returns }) => returns.valueHeadings)),
  }
}

/**
 * Indicators by id, name or alias; areas by id, name, alias or GSS code; peers by `peer-SLUG`, name, alias
 * or GSS code.
 */
export function buildNameLookup(board: BoardFile): NameLookup {
  const indicators = new Map<string, Indicator>()
  for (const indicator of board.indicators)
    for (const name of [indicator.id, indicator.name, ...indicator.aliases])
      indicators.set(normaliseName(name), indicator)
  const areas = new Map<string, AreaMatch>()
  for (const peer of board.peers)
    for (const name of given(`peer-${peer.id}`, peer.name, peer.gss, ...peer.aliases))
      areas.set(normaliseName(name), { id: `peer-${peer.id}`, kind: 'peer' })
  for (const area of board.areas) {
    const ofWhole = area.kind === 'whole' ? [board.words.whole, board.board.oversees, ...publishedNames(board)] : []
    for (const name of given(area.id, area.name, area.gss, ...area.aliases, ...ofWhole))
      areas.set(normaliseName(name), { id: area.id, kind: 'own' })
  }
  const indicatorNames = board.indicators.flatMap(indicator => [indicator.name, indicator.id, ...indicator.aliases])
  const areaNames = [
    ...board.areas.flatMap(area => [area.name, area.id, ...area.aliases]),
    ...board.peers.map(peer => peer.name),
  ]
  return {
    findIndicator: text => indicators.get(normaliseName(text)),
    findArea: text => areas.get(normaliseName(text)),
    nearestIndicator: text => nearestName(text, indicatorNames),
    nearestArea: text => nearestName(text, areaNames),
    areaNames: board.areas.map(area => area.name),
    headings: sectorHeadings([PROFILES[board.profile]]),
  }
}

const given = (...names: readonly (string | undefined)[]): string[] => names.filter(name => name !== undefined)

/** The candidate nearest to a name by edit distance, when it is near: at most a third of its letters differ. */
export function nearestName(text: string, candidates: readonly string[]): string | undefined {
  const wanted = normaliseName(text).slice(0, 80)
  let best: string | undefined
  let bestDistance = Math.floor(wanted.length / 3) + 1
  for (const candidate of candidates) {
    const distance = editDistance(wanted, normaliseName(candidate).slice(0, 80))
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}
