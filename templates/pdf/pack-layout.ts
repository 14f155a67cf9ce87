import { longMonth } from '../../shared/calendar/month.ts'
import { PALETTE } from '../../shared/charts/palette.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import { marksKey, marksOf, sentencesText } from '../../shared/document/text.ts'
import { listTables } from '../../shared/document/walk.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { dateAndItem, documentTitle } from '../paper-head.ts'
import { shapeOf } from '../table-shape.ts'
import { BlockSetter, LANDSCAPE_POINTS, PORTRAIT_POINTS, sentences } from './blocks.ts'

/** A pack laid out for `pack.typ`: its words and widths in reading order, and its drawings (SVG) by path. */
export interface PackLayout {
  readonly json: unknown
  readonly pictures: ReadonlyMap<string, string>
}

/** Pages of one orientation, one after another. */
interface Run {
  readonly isLandscape: boolean
  readonly items: unknown[]
}

/** Lays out the paper: what stands on which kind of page, how wide each column is, where each link leads. */
export function layOutPack(model: PackModel): PackLayout {
  const { paper, run } = model
  const setter = new BlockSetter(listSections([...model.sections, ...model.appendices]).map(section => section.id))
  const runs: Run[] = []
  for (const section of model.sections) addSection(section, 2, false, runs, setter)
  for (const section of model.appendices) addSection(section, 2, true, runs, setter)
  const json = {
    theme: { colours: PALETTE },
    title: documentTitle(paper),
    author: paper.body,
    description: `${paper.title}, ${run.edition} edition, version ${run.version}`,
    createdAt: dateParts(run.scheduledFor),
    marking: paper.marking ?? '',
    markingReason: paper.markingReason,
    head: { left: paper.board, right: dateAndItem(paper) },
    foot: paper.title,
    board: paper.board,
    paperTitle: paper.title,
    addressees: [
      ['To', paper.to],
      ['From', paper.from],
      ['Date', [paper.date, paper.meetingTime].filter(Boolean).join(', ')],
      ['Place', paper.venue],
      ['Agenda item', paper.agendaItem ?? ''],
      ['Reporting on', longMonth(model.month)],
    ].filter(([, value]) => value !== ''),
    headline: model.headline.map(sentence => sentences([sentence])),
    gaps:
      model.outcome === 'ready-with-gaps'
        ? 'Some figures were not there in time. Each gap is named where its figure would stand.'
        : null,
    secondColumn: secondColumn(model, setter),
    runs,
    closingLines: closingLines(model),
    provenance: `Figures as known at ${run.asKnownAt}. Edition: ${run.edition}. Version ${run.version}. Run ${run.id}. Rule set ${run.ruleSet}.`,
  }
  return { json, pictures: setter.pictures }
}

function listSections(sections: readonly Section[]): Section[] {
  return sections.flatMap(section => [section, ...listSections(section.sections)])
}

/** Characters of prose that may stand across a turned page: more would make lines too long to read. */
const MAX_LANDSCAPE_PROSE = 500

/** Wide tables go on turned pages, and with them the rest of their section when it has little prose. */
function addSection(section: Section, level: number, isAppendix: boolean, runs: Run[], setter: BlockSetter): void {
  const isWholeSectionLandscape = section.blocks.some(isWide) && proseLength(section.blocks) <= MAX_LANDSCAPE_PROSE
  const startsPage = isAppendix && level === 2
  itemsOf(runs, isWholeSectionLandscape).push({
    kind: 'heading',
    level,
    number: startsPage ? `Appendix ${section.number}` : section.number,
    words: section.heading,
    anchor: setter.anchorOf(section.id),
    startsPage,
  })
  for (const block of section.blocks) {
    const isLandscape = isWholeSectionLandscape || isWide(block)
    itemsOf(runs, isLandscape).push(setter.setBlock(block, isLandscape ? LANDSCAPE_POINTS : PORTRAIT_POINTS))
  }
  for (const inner of section.sections) addSection(inner, level + 1, isAppendix, runs, setter)
}

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
function secondColumn({ sections, appendices }: PackModel, setter: BlockSetter): string | null {
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

function closingLines({ paper, figures, sections, appendices }: PackModel) {
  const marks = marksOf(listTables([...sections, ...appendices]), Object.values(figures))
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
