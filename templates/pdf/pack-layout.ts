import { PALETTE } from '../../shared/charts/palette.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import type { Table } from '../../shared/document/table.ts'
import { marksKey, marksOf, sentencesText } from '../../shared/document/text.ts'
import { chartsBesideWords, listTables } from '../../shared/document/walk.ts'
import {
  type DocumentName,
  type DocumentParts,
  documentTitle,
  partsOf,
  provenanceOf,
} from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { addressLines, dateAndItem, pageTitle } from '../paper-head.ts'
import { shapeOf } from '../table-shape.ts'
import { BlockSetter, LANDSCAPE_POINTS, PORTRAIT_POINTS, SMALL_CHART_POINTS, sentences } from './blocks.ts'

/** A document laid out for `pack.typ`: its words and widths in reading order, and its drawings (SVG) by path. */
export interface DocumentLayout {
  readonly json: unknown
  readonly pictures: ReadonlyMap<string, string | Uint8Array>
  /** Files beside the pages of the edition that are bound in. */
  readonly bound: readonly string[]
}

/** Pages of one orientation, one after another. */
interface Run {
  readonly isLandscape: boolean
  readonly items: unknown[]
}

/** Lays out a document: what stands on which kind of page, how wide each column is, where each link leads. */
export function layOutDocument(model: PackModel, document: DocumentName): DocumentLayout {
  const { paper, run } = model
  const parts = partsOf(model, document)
  const setter = new BlockSetter(listSections([...parts.sections, ...parts.appendices]).map(section => section.id))
  const runs: Run[] = []
  let before: Section | null = null
  for (const section of parts.sections) {
    addSection(section, 2, false, runs, setter, pageMark(section, before))
    before = section
  }
  for (const section of parts.appendices) addSection(section, 2, true, runs, setter)
  const title = documentTitle(model, document)
  const isReport = document === 'report'
  const json = {
    theme: { colours: PALETTE },
    title: pageTitle(paper, title),
    author: paper.body,
    description: `${title}, ${run.edition} edition, version ${run.version}`,
    createdAt: dateParts(run.scheduledFor),
    marking: paper.marking ?? '',
    markingReason: paper.markingReason,
    notice: model.notice,
    head: { left: paper.board, right: dateAndItem(paper) },
    foot: title,
    board: paper.board,
    logo: paper.logo === undefined ? null : setter.setLogo(paper.logo),
    paperTitle: title,
    addressees: addressLines(model),
    changed: isReport ? model.headline.map(sentence => sentences([sentence])) : [],
    asked: isReport ? sentences(model.asked) : [],
    missing: isReport && model.missing !== null ? sentences([model.missing]) : null,
    // in a meeting pack it stands with the report, under addSection
    chartKey: isReport ? setter.setChartKey(chartsBesideWords(parts.sections)) : null,
    gaps: document === 'data-pack' ? model.gaps : [],
    hasContents: !isReport,
    secondColumn: secondColumn(parts, setter),
    runs,
    closingLines: closingLines(model, parts),
    provenance: provenanceOf(model),
  }
  return { json, pictures: setter.pictures, bound: setter.bound }
}

function listSections(sections: readonly Section[]): Section[] {
  return sections.flatMap(section => [section, ...listSections(section.sections)])
}

/**
 * The words that the pages from a section on carry, which then starts a page; empty where those of the section before end, or where that was a
 * paper by another author; null where nothing changes.
 */
function pageMark(section: Section, before: Section | null): string | null {
  const hasEnded = before?.pageMark !== undefined || before?.form === 'paper'
  return section.pageMark ?? (hasEnded ? '' : null)
}

/** Characters of prose that may stand across a turned page: more would make lines too long to read. */
const MAX_LANDSCAPE_PROSE = 700

/** Wide tables go on turned pages, and with them the rest of their section when it has little prose. */
function addSection(
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

/** Lines of contents that still stand on the first page in one column. */
const MAX_ONE_COLUMN_LINES = 20
/** Characters of an entry that fit on one line of two columns. */
const ENTRY_LENGTH = 38

/** The anchor at which long contents go on in a second column, so that both are about as high. */
function secondColumn({ sections, appendices }: DocumentParts, setter: BlockSetter): string | null {
  const height = (section: Section, line: number) => line * Math.ceil(section.heading.length / ENTRY_LENGTH)
  const listed = [...sections, ...appendices].flatMap(section => [
    { section, height: height(section, 1.25) },
    ...section.sections.map(inner => ({ section: inner, height: height(inner, 1) })),
  ])
  const total = listed.reduce((sum, entry) => sum + entry.height, 0)
  if (total <= MAX_ONE_COLUMN_LINES) return null
  let above = 0
  const next = listed.find(entry => {
    above += entry.height
    return above > total / 2
  })
  return next === undefined ? null : setter.anchorOf(next.section.id)
}

function closingLines({ paper }: PackModel, { sections, appendices }: DocumentParts) {
  const marks = marksOf(listTables([...sections, ...appendices]), [])
  const plain = (text: string) => ({ text, target: null })
  const { title, email } = paper.contact
  return [
    ...(marks.length > 0 ? [[plain(`Shorthand in this paper: ${marksKey(marks)}.`)]] : []),
    [
      plain(`Contact officer: ${title}, `),
      { text: email, target: { address: `mailto:${email}` } },
      ...(/^https?:\/\//i.test(paper.website)
        ? [plain(`. ${paper.body}: `), { text: paper.website, target: { address: paper.website } }]
        : []),
    ],
    ...(paper.legalBasis === '' ? [] : [[plain(paper.legalBasis)]]),
  ]
}

/** An ISO instant in UTC as Typst's `datetime` takes it. */
function dateParts(instant: string) {
  const [year, month, day, hour, minute, second] = instant.split(/\D/).map(Number)
  return { year, month, day, hour, minute, second }
}
