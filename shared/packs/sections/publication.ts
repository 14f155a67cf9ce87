import type { BoardFile } from '../../config/schema/index.ts'
import type { Duties } from '../../config/schema/profile.ts'
import type { Publication } from '../../config/schema/publication.ts'
import type { Section } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import { allSections } from '../model/documents.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { PackModel } from '../model/pack-model.ts'

type Duty = Duties['items'][number]

/**
 * The public edition's last appendix: duty by duty what the law asks for, and where it is; the site lists those too that no paper has to do
 * with. Null where there is none to list.
 */
export function publicationDuties(model: PackModel, board: BoardFile): DraftSection | null {
  const { order = board.board.legalBasis, manner } = board.duties
  const items = board.duties.items.filter(({ inPacks }) => inPacks)
  if (items.length === 0) return null
  const rows = items.map(({ paragraph, requirement, metIn }): Cell[] => [
    { kind: 'text', text: paragraph },
    { kind: 'text', text: requirement },
    inThisPack(metIn, model),
    elsewhere(paragraph, board.publication),
  ])
  const table: Table = {
    id: 'publication-duties',
    caption: 'What must be published, by paragraph of the order, and where it is',
    columns: [
      { key: 'paragraph', heading: 'Paragraph', kind: 'text' },
      { key: 'what', heading: 'What must be published', kind: 'text' },
      { key: 'in_this_pack', heading: 'In this pack', kind: 'text' },
      { key: 'elsewhere', heading: 'Published elsewhere', kind: 'text' },
    ],
    rows,
    notes: [order],
  }
  return {
    id: 'publication',
    heading: 'What must be published, and where it is',
    blocks: [
      {
        kind: 'paragraph',
        sentences: [[`${board.board.body} must publish what is listed here ${manner}.`]],
      },
      { kind: 'table', table },
    ],
  }
}

function inThisPack(metIn: Duty['metIn'], model: PackModel): Cell {
  const { paper } = model
  const has = (id: string) => allSections(model).find(section => section.id === id && !isWithheld(section))
  const link = (id: string, words: string): Cell => {
    const section = has(id)
    return { kind: 'text', text: section === undefined ? 'no' : words, ...(section && { href: `#${id}` }) }
  }
  switch (metIn) {
    case 'meeting':
      return { kind: 'text', text: `This meeting: ${paper.date}, ${paper.meetingTime}, ${paper.venue}` }
    case 'agenda':
      return has('agenda') === undefined
        ? { kind: 'text', text: 'This report; not the agenda' }
        : link('agenda', 'The agenda, and this report')
    case 'minutes':
      return link('minutes', 'Minutes of the last meeting')
    case 'decisions':
      return link('minutes', 'Decisions in the minutes of the last meeting')
    case 'statement':
      return link('statement', 'The statement, in the data pack')
    case undefined:
      return { kind: 'text', text: 'no' }
  }
}

/** A section of which only the notice that it is withheld is left. */
function isWithheld({ blocks }: Section): boolean {
  return blocks.some(block => block.kind === 'callout' && block.tone === 'withheld')
}

function elsewhere(paragraph: string, entries: readonly Publication[]): Cell {
  const entry = entries.find(candidate => candidate.paragraph === paragraph)
  return entry === undefined
    ? { kind: 'text', text: 'not stated' }
    : { kind: 'text', text: entry.where, href: entry.url }
}
