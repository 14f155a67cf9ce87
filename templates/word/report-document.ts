import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Section } from '../../shared/document/document.ts'
import { marksKey, marksOf } from '../../shared/document/text.ts'
import { listTables } from '../../shared/document/walk.ts'
import { provenanceOf } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { addressLines, dateAndItem, pageTitle } from '../paper-head.ts'
import { blockParagraphs, chartKey } from './blocks.ts'
import { editableParagraphs, LISTS } from './commentary.ts'
import { finishPackage } from './finish-package.ts'
import { type Draw, ReportWriter } from './report-writer.ts'
import { STYLES } from './styles.ts'
import { textRun } from './text-run.ts'

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

/**
 * The report as a Word document, for those who must edit it: the words and the order of the page, figures in locked content controls,
 * commentary in controls that can be written in. The same model always gives the same bytes.
 */
export async function reportDocument(model: PackModel, draw: Draw): Promise<Uint8Array> {
  const { paper, run } = model
  const writer = new ReportWriter(model.figures, draw)
  const document = new Document({
    title: pageTitle(paper, paper.title),
    creator: paper.body,
    lastModifiedBy: paper.body,
    description: `${paper.title}, ${run.edition} edition, version ${run.version}`,
    styles: STYLES,
    numbering: { config: [list(LISTS.bullet, LevelFormat.BULLET), list(LISTS.number, LevelFormat.DECIMAL)] },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGINS } },
        headers: { default: new Header({ children: [runningLine([paper.marking, paper.board, dateAndItem(paper)])] }) },
        footers: { default: new Footer({ children: [footLine(model)] }) },
        children: [...head(model), ...pageOne(model, writer), ...sections(model.report, 0, writer), ...foot(model)],
      },
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  return finishPackage(bytes, writer.controlsOf(run), run.asKnownAt)
}

/** Twentieths of a point: 210 by 297 mm, with margins of 57 points. */
const A4 = { width: 11906, height: 16838 }
const MARGINS = { top: 1140, bottom: 1140, left: 1143, right: 1143 }

const list = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat]) => ({
  reference,
  levels: Array.from({ length: 9 }, (_, level) => ({
    level,
    format,
    text: format === LevelFormat.BULLET ? '•' : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
  })),
})

const plain = (text: string, style?: string) => new Paragraph({ text, ...(style !== undefined && { style }) })
const runningLine = (words: readonly (string | null)[]) =>
  plain(words.filter(word => word !== null && word !== '').join(' · '), 'Note')

function footLine({ paper, notice }: PackModel): Paragraph {
  const words = [paper.marking, paper.title, notice].filter(word => word !== null)
  return new Paragraph({
    style: 'Note',
    children: [
      new TextRun({ children: [`${words.join(' · ')} · Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}

function head(model: PackModel): FileChild[] {
  const { paper, notice } = model
  return [
    ...[paper.marking, paper.markingReason].flatMap(words => (words === null ? [] : [plain(words, 'BoxTitle')])),
    plain(paper.board),
    new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
    ...(notice === null ? [] : [plain(notice, 'BoxTitle')]),
    ...addressLines(model).map(
      ([term, words]) => new Paragraph({ children: [textRun(`${term}: `, { bold: true }), textRun(words)] }),
    ),
    plain(model.run.edition === 'board' ? EDITING : LOCKED, 'Note'),
  ]
}

const LOCKED = 'Figures and charts in this copy are locked: what is wrong with one is corrected where it comes from.'
const EDITING = `${LOCKED} Reasons, actions and their dates can be written into their boxes. When the file is sent back as commentary, the boxes are read, and no other words.`

/** What changed, what the Board is asked to decide, and what is missing. */
function pageOne(model: PackModel, writer: ReportWriter): FileChild[] {
  const key = chartKey(model.report, writer)
  return [
    heading('What changed', 0),
    ...blockParagraphs({ kind: 'list', items: model.headline }, false, writer),
    heading('What the Board is asked to decide', 0),
    ...[...model.asked, ...(model.missing === null ? [] : [model.missing])].map(
      sentence => new Paragraph({ children: writer.sentence(sentence) }),
    ),
    ...(key.length === 0 ? [] : [heading('The charts', 0), ...key]),
  ]
}

const heading = (text: string, level: number) =>
  new Paragraph({ text, heading: HEADINGS[Math.min(level, HEADINGS.length - 1)]!, keepNext: true })

function sections(parts: readonly Section[], level: number, writer: ReportWriter): FileChild[] {
  return parts.flatMap(section => [
    heading(`${section.number} ${section.heading}`, level),
    ...section.blocks.flatMap(block => blockParagraphs(block, section.form === 'exception', writer)),
    ...(section.awaited === undefined ? [] : editableParagraphs(section.awaited, 'Why', null, writer)),
    ...sections(section.sections, level + 1, writer),
  ])
}

function foot(model: PackModel): FileChild[] {
  const { paper } = model
  const marks = marksOf(listTables(model.report), [])
  const lines = [
    ...(marks.length > 0 ? [`Shorthand in this paper: ${marksKey(marks)}.`] : []),
    `Contact officer: ${paper.contact.title}, ${paper.contact.email}`,
    ...(paper.legalBasis === '' ? [] : [paper.legalBasis]),
    provenanceOf(model),
  ]
  return lines.map(line => plain(line, 'Note'))
}
