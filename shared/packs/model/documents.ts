import { toTable } from '../../document/csv.ts'
import type { Section } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Table } from '../../document/table.ts'
import { listTables } from '../../document/walk.ts'
import type { PackModel } from './pack-model.ts'

/** The documents of a pack. The report is what a board reads; the data pack is where it looks things up. */
export const DOCUMENTS = ['report', 'data-pack', 'meeting'] as const
export type DocumentName = (typeof DOCUMENTS)[number]

/** What a document says at its end of where its figures come from. */
export function provenanceOf({ paper, run }: PackModel): string {
  return `Figures as known on ${paper.figuresAsAt}. Edition for: ${run.edition}. Version ${run.version}. Run ${run.id}, rules ${run.ruleSet}.`
}

/** Names of a document's files, beside each other in the folder of an edition. */
export const DOCUMENT_FILES: Record<DocumentName, { readonly html: string; readonly pdf: string }> = {
  report: { html: 'index.html', pdf: 'report.pdf' },
  'data-pack': { html: 'data-pack.html', pdf: 'data-pack.pdf' },
  meeting: { html: 'meeting.html', pdf: 'meeting.pdf' },
}

/** A document as a reader opens it. */
export interface ReadableDocument {
  readonly file: string
  /** `Report` */
  readonly name: string
  readonly format: 'PDF' | 'Word'
}

/** The report for those who must edit it. */
export const WORD_FILE = 'report.docx'

/**
 * The documents among the files of an edition, as PDF, and the report in Word: each opens by itself, where a page would lead to others that have
 * no address yet.
 */
export function listReadable(files: ReadonlySet<string>): ReadableDocument[] {
  const pdfs = DOCUMENTS.map((document): ReadableDocument => {
    return { file: DOCUMENT_FILES[document].pdf, name: DOCUMENT_NAMES[document], format: 'PDF' }
  })
  const word: ReadableDocument = { file: WORD_FILE, name: DOCUMENT_NAMES.report, format: 'Word' }
  return [...pdfs, word].filter(({ file }) => files.has(file))
}

/** Every table of an edition as one workbook, for Excel and for LibreOffice. */
export const WORKBOOK_FILES = { xlsx: 'tables.xlsx', ods: 'tables.ods' } as const

/** What each is called where another names it. */
export const DOCUMENT_NAMES: Record<DocumentName, string> = {
  report: 'Report',
  'data-pack': 'Data pack',
  meeting: 'Meeting pack',
}

/** The paper's title, with what this document of it is; the report is the paper itself. */
export function documentTitle(model: PackModel, document: DocumentName): string {
  const { title } = model.paper
  return document === 'report' || !hasReport(model) ? title : `${title}: ${DOCUMENT_NAMES[document].toLowerCase()}`
}

/** The sections of a document, and what follows them lettered instead of numbered. */
export interface DocumentParts {
  readonly sections: readonly Section[]
  readonly appendices: readonly Section[]
}

export function partsOf(model: PackModel, document: DocumentName): DocumentParts {
  switch (document) {
    case 'report':
      return { sections: model.report, appendices: [] }
    case 'data-pack':
      return { sections: model.sections, appendices: model.appendices }
    case 'meeting':
      return { sections: model.meeting, appendices: [] }
  }
}

/** Whether a pack reports figures; one for a meeting without a performance report does not. */
export function hasReport({ report, sections }: Pick<PackModel, 'report' | 'sections'>): boolean {
  return report.length + sections.length > 0
}

/** The documents that a pack has: a meeting pack only where it brings registers or papers, the others only where it reports figures. */
export function documentsOf(model: PackModel): DocumentName[] {
  return DOCUMENTS.filter(document => (document === 'meeting' ? model.meeting.length > 0 : hasReport(model)))
}

/** The outermost sections of every document, in reading order. */
export function allSections(model: PackModel): Section[] {
  return DOCUMENTS.flatMap(document => {
    const { sections, appendices } = partsOf(model, document)
    return [...sections, ...appendices]
  })
}

/** Every table that is published as a file: those that a page prints, and the data behind them. */
export function publishedTables(model: PackModel): Table[] {
  return [...listTables(allSections(model)).filter(({ isBeside }) => isBeside !== true), ...model.data.map(toTable)]
}

/** Every sentence of page one: what changed, what is asked of the board, what is missing. */
export function wordsOfPageOne({ headline, asked, missing }: PackModel): Sentence[] {
  return [...headline, ...asked, ...(missing === null ? [] : [missing])]
}
