import type { Block, Section } from '../../document/document.ts'
import type { PackModel } from './pack-model.ts'

/**
 * The model with words in place of authors' pictures and PDFs: for a file that opens elsewhere and that the typesetter cannot
 * read. A paper that cannot be bound in must not keep a meeting from its papers.
 */
export function withoutAuthorFiles(model: PackModel): PackModel {
  const strip = (section: Section): Section => ({
    ...section,
    blocks: section.blocks.flatMap(wordsInPlace),
    sections: section.sections.map(strip),
  })
  return { ...model, meeting: model.meeting.map(strip) }
}

function wordsInPlace(block: Block): Block[] {
  if (block.kind === 'picture') return [note('A picture could not be printed', block.alternative)]
  if (block.kind !== 'pages') return [block]
  return [
    note(
      'This PDF could not be bound in',
      `Its words follow, page by page; the file itself is ${block.file} on the web.`,
    ),
    ...block.pages.map((words, i) => note(`Page ${i + 1}`, words === '' ? 'No text.' : words)),
  ]
}

function note(heading: string, words: string): Block {
  return { kind: 'callout', tone: 'note', heading, sentences: [[words]] }
}
