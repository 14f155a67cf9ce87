import type { Block, Section } from '../../shared/document/document.ts'
import type { Table } from '../../shared/document/table.ts'
import { sentencesText } from '../../shared/document/text.ts'
import { chartsBesideWords } from '../../shared/document/walk.ts'
import { shapeOf } from '../table-shape.ts'
import type { BlockSetter } from './blocks.ts'
import { LANDSCAPE_POINTS, PORTRAIT_POINTS, SMALL_CHART_POINTS } from './page-points.ts'

/** Pages of one orientation, one after another. */
export interface Run {
  readonly isLandscape: boolean
  readonly items: unknown[]
}

/**
 * The words that the pages from a section on carry, which then starts a page; empty where those of the section before end, or where that was a
 * paper by another author; null where nothing changes.
 */
export function pageMark(section: Section, before: Section | null): string | null {
  const hasEnded = before?.pageMark !== undefined || before?.form === 'paper'
  return section.pageMark ?? (hasEnded ? '' : null)
}

/** Characters of prose that may stand across a turned page: more would make lines too long to read. */
const MAX_LANDSCAPE_PROSE = 700

/** Wide tables go on turned pages, and with them the rest of their section when it has little prose. */
export function addSection(
  section: Section,
  level: number,
  isAppendix: boolean,
  runs: Run[],
  setter: BlockSetter,
  mark: string | null = null,
): void {
  const startsAppendix = isAppendix && level === 2
  const heading = {
    kind: 'heading',
    level,
    number: startsAppendix ? `Appendix ${section.number}` : section.number,
    words: section.heading,
    anchor: setter.anchorOf(section.id),
    startsPage: startsAppendix || section.form === 'page' || section.form === 'paper' || mark !== null,
    mark,
  }
  if (section.form === 'exception') {
    itemsOf(runs, false).push(layOutException(section, heading, setter))
    return
  }
  if (section.form === 'sheet') {
    itemsOf(runs, false).push(layOutSheet(section, heading, null, setter))
    return
  }
  const [first, ...others] = section.sections
  if (section.blocks.length === 0 && first?.form === 'sheet') {
    // its heading stands on the first of its pages, not on one of its own
    const inner = {
      ...heading,
      level: level + 1,
      number: first.number,
      words: first.heading,
      anchor: setter.anchorOf(first.id),
    }
    itemsOf(runs, false).push(layOutSheet(first, inner, heading, setter))
    for (const each of others) addSection(each, level + 1, isAppendix, runs, setter)
    return
  }
  const isWholeSectionLandscape = isWhollyLandscape(section)
  // a heading stands with what it heads, and a turned page is a new one already
  const items = itemsOf(runs, startsLandscape(section))
  items.push(runs.at(-1)!.isLandscape && items.length === 0 ? { ...heading, startsPage: false } : heading)
  for (const block of section.blocks) {
    const isLandscape = isWholeSectionLandscape || isWide(block)
    const room = isLandscape ? LANDSCAPE_POINTS : PORTRAIT_POINTS
    itemsOf(runs, isLandscape).push(setter.setBlock(block, room, tablesLike(block, section)))
  }
  const key = section.form === 'paper' ? setter.setChartKey(chartsBesideWords([section])) : null
  if (key !== null) itemsOf(runs, false).push({ kind: 'chart-key', ...key })
  for (const inner of section.sections) addSection(inner, level + 1, isAppendix, runs, setter)
}

/** The tables of a section that have the same columns as one of them. */
function tablesLike(block: Block, section: Section): Table[] {
  if (block.kind !== 'table') return []
  const keys = ({ columns }: Table) => columns.map(({ key }) => key).join()
  return section.blocks.flatMap(other =>
    other.kind === 'table' && other !== block && keys(other.table) === keys(block.table) ? [other.table] : [],
  )
}

const isWhollyLandscape = ({ blocks }: Section) => blocks.some(isWide) && proseLength(blocks) <= MAX_LANDSCAPE_PROSE

/** Whether the first thing under a heading stands on a turned page. */
function startsLandscape(section: Section): boolean {
  const [block] = section.blocks
  if (block !== undefined) return isWhollyLandscape(section) || isWide(block)
  const [inner] = section.sections
  return inner !== undefined && inner.form === undefined && startsLandscape(inner)
}

/** A block of fixed shape: its words beside its chart. */
function layOutException(section: Section, heading: unknown, setter: BlockSetter) {
  const charts = section.blocks.flatMap(block => (block.kind === 'chart' ? [setter.setSmallChart(block.chart)] : []))
  const others = section.blocks.filter(block => block.kind !== 'chart')
  return {
    kind: 'exception',
    heading,
    chart: charts[0] ?? null,
    items: others.map(block => setter.setBlock(withoutNumber(block), WORDS_POINTS)),
  }
}

/** A page of its own, with everything on it; `opening` is the heading of the part that begins with it. */
function layOutSheet(section: Section, heading: unknown, opening: unknown, setter: BlockSetter) {
  return {
    kind: 'sheet',
    opening,
    heading,
    items: setter.setBlocks(section.blocks.map(withoutNumber), PORTRAIT_POINTS),
  }
}

/** A paragraph whose heading has the number. */
const withoutNumber = (block: Block): Block => (block.kind === 'paragraph' ? { ...block, number: '' } : block)

/** Room for words beside a small chart. */
const WORDS_POINTS = PORTRAIT_POINTS - SMALL_CHART_POINTS - 17

const isWide = (block: Block) => block.kind === 'table' && shapeOf(block.table).isLandscape

function proseLength(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + ('sentences' in block ? sentencesText(block.sentences).length : 0), 0)
}

/** The items of the last run when it is of this orientation, else of a new one. */
function itemsOf(runs: Run[], isLandscape: boolean): unknown[] {
  const last = runs.at(-1)
  if (last?.isLandscape === isLandscape) return last.items
  const items: unknown[] = []
  runs.push({ isLandscape, items })
  return items
}
