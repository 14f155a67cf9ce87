import { PALETTE } from '../../shared/charts/palette.ts'
import type { Section } from '../../shared/document/document.ts'
import { marksKey, marksOf } from '../../shared/document/text.ts'
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
import { BlockSetter } from './blocks.ts'
import { secondColumn } from './contents-columns.ts'
import { addSection, pageMark, type Run } from './section-layout.ts'
import { sentences } from './words.ts'

/** A document laid out for `pack.typ`: its words and widths in reading order, and its drawings (SVG) by path. */
export interface DocumentLayout {
  readonly json: unknown
  readonly pictures: ReadonlyMap<string, string | Uint8Array>
  /** Files beside the pages of the edition that are bound in. */
  readonly bound: readonly string[]
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
