import type { Publication } from '../../config/schema/governance.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Cell, Section, Table } from '../../document/document.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { PackModel } from '../model/pack-model.ts'

/**
 * What the publication order asks of the body about its meetings, the national priorities, inspection and complaints:
 * the Elected Local Policing Bodies (Specified Information) Order 2011 (SI 2011/3050), Schedule, as amended by SI 2012/2479,
 * SI 2013/1816 and SI 2021/547, in our words.
 */
const DUTIES: readonly { readonly paragraph: Publication['paragraph']; readonly requirement: string }[] = [
  { paragraph: '5(a)', requirement: 'Date, time and place of each public meeting' },
  { paragraph: '5(b)', requirement: 'Agenda of each public meeting, and each report or document that it considers' },
  {
    paragraph: '5(c)',
    requirement:
      'Minutes of each public meeting, and of other meetings where matters of significant public interest are discussed',
  },
  { paragraph: '5(d)', requirement: 'A record of each decision of significant public interest' },
  {
    paragraph: '7A(a)',
    requirement: 'A statement of the force’s contribution to the national priorities for policing',
  },
  { paragraph: '7A(b)', requirement: 'Which national priorities apply in the area, which do not, and why' },
  {
    paragraph: '7B(a)',
    requirement: 'The latest annual report of the inspectors on the force’s effectiveness, efficiency and legitimacy',
  },
  { paragraph: '7B(b)', requirement: 'The inspectors’ latest summary assessment of the force’s performance' },
  { paragraph: '7C(a)(i)', requirement: 'The latest quarterly complaints data on the force' },
  { paragraph: '7C(a)(ii)', requirement: 'The latest annual report of complaints statistics' },
  {
    paragraph: '7C(b)',
    requirement:
      'A report on holding the chief constable to account for complaints, and on the handling of complaint reviews',
  },
]

/** The public edition's last appendix: paragraph by paragraph what the publication order asks for, and where it is. */
export function publicationDuties(model: PackModel, board: BoardFile): DraftSection {
  const rows = DUTIES.map(({ paragraph, requirement }): Cell[] => [
    { kind: 'text', text: paragraph },
    { kind: 'text', text: requirement },
    inThisPack(paragraph, model),
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
    notes: [board.board.legalBasis],
  }
  return {
    id: 'publication',
    heading: 'What must be published, and where it is',
    blocks: [
      {
        kind: 'paragraph',
        sentences: [[`${board.board.body} must publish what is listed here in a prominent place on its website.`]],
      },
      { kind: 'table', table },
    ],
  }
}

function inThisPack(paragraph: Publication['paragraph'], { paper, sections, appendices }: PackModel): Cell {
  const has = (id: string) => [...sections, ...appendices].find(section => section.id === id && !isWithheld(section))
  const link = (id: string, words: string): Cell => {
    const section = has(id)
    return { kind: 'text', text: section === undefined ? 'no' : words, ...(section && { href: `#${id}` }) }
  }
  switch (paragraph) {
    case '5(a)':
      return { kind: 'text', text: `This meeting: ${paper.date}, ${paper.meetingTime}, ${paper.venue}` }
    case '5(b)':
      return has('agenda') === undefined
        ? { kind: 'text', text: 'This report; not the agenda' }
        : link('agenda', 'The agenda, and this report')
    case '5(c)':
      return link('minutes', 'Minutes of the last meeting')
    case '5(d)':
      return link('minutes', 'Decisions in the minutes of the last meeting')
    default:
      return { kind: 'text', text: 'no' }
  }
}

/** A section of which only the notice that it is withheld is left. */
function isWithheld({ blocks }: Section): boolean {
  return blocks.some(block => block.kind === 'callout' && block.tone === 'withheld')
}

function elsewhere(paragraph: Publication['paragraph'], entries: readonly Publication[]): Cell {
  const entry = entries.find(candidate => candidate.paragraph === paragraph)
  return entry === undefined
    ? { kind: 'text', text: 'not stated' }
    : { kind: 'text', text: entry.where, href: entry.url }
}
