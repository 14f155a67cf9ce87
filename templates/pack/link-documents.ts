import type { Block, Section } from '../../shared/document/document.ts'
import { DOCUMENT_FILES, DOCUMENTS, type DocumentName, partsOf } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'

/** The model with each link to a section of another document leading to that document's file. */
export function linkDocuments(model: PackModel, document: DocumentName): PackModel {
  const own = new Set(idsOf(model, document))
  const elsewhere = new Map(
    DOCUMENTS.flatMap(other => idsOf(model, other).map(id => [id, `${DOCUMENT_FILES[other].html}#${id}`] as const)),
  )
  const href = (link: string) => (own.has(link.slice(1)) ? link : (elsewhere.get(link.slice(1)) ?? link))
  const relink = (section: Section): Section => ({
    ...section,
    blocks: section.blocks.map(block => relinkBlock(block, href)),
    sections: section.sections.map(relink),
  })
  return {
    ...model,
    report: model.report.map(relink),
    sections: model.sections.map(relink),
    appendices: model.appendices.map(relink),
    meeting: model.meeting.map(relink),
  }
}

function idsOf(model: PackModel, document: DocumentName): string[] {
  const { sections, appendices } = partsOf(model, document)
  const within = ({ id, sections: inner }: Section): string[] => [id, ...inner.flatMap(within)]
  return [...sections, ...appendices].flatMap(within)
}

function relinkBlock(block: Block, href: (link: string) => string): Block {
  if (block.kind !== 'table') return block
  const rows = block.table.rows.map(row =>
    row.map(cell =>
      cell.kind === 'text' && cell.href?.startsWith('#') === true ? { ...cell, href: href(cell.href) } : cell,
    ),
  )
  return { kind: 'table', table: { ...block.table, rows } }
}
