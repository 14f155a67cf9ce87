import { longDate } from '../../calendar/date.ts'
import { firstPackOf } from '../../config/packs-of-meeting.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import {
  type Paper,
  type PaperContent,
  type PaperPart,
  paperSectionId,
  type StoredPaper,
} from '../../registers/papers/paper.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { Supplement } from '../input/supplement.ts'
import type { DraftSection } from '../model/number-sections.ts'

/** A number that an author typed before a heading or a paragraph: the set paper has its own. */
const TYPED_NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\S)/

/** A paper by another author as a section of the meeting pack: its cover, then its parts, numbered from 1 as in the paper itself. */
export function paperSection(paper: StoredPaper, content: PaperContent): DraftSection {
  const id = paperSectionId(paper)
  return {
    id,
    heading: paper.title,
    form: 'paper',
    label: `Item ${paper.item}`,
    ...(paper.marking !== null && { marking: paper.marking }),
    blocks: [cover(paper), ...asked(paper), ...pages(paper, content)],
    sections: [...content.parts.map((part, i) => partSection(part, `${id}-${i + 1}`)), ...footnotes(content, id)],
  }
}

/** A paper that came late, with words on what it is before its cover. */
export function supplementNote(section: DraftSection, { isReplacement }: Supplement, meeting: string): DraftSection {
  const sentences: Sentence[] = [
    [`It came after the papers for the meeting of ${meeting} were issued, and is to be read with them.`],
    ...(isReplacement ? [['It takes the place of the paper for this item that was sent before.']] : []),
  ]
  const note: Block = { kind: 'paragraph', sentences }
  return { ...section, blocks: [note, ...section.blocks] }
}

function cover({ to, from, item, purpose, marking }: Paper): Block {
  const facts = [
    ['To', to],
    ['From', from],
    ['Agenda item', item],
    ['Marking', marking],
    ['Purpose', purpose],
  ] as const
  return {
    kind: 'facts',
    facts: facts.flatMap(([term, words]) => (words === null ? [] : [{ term, words: [words] }])),
  }
}

function asked({ recommendation }: Paper): Block[] {
  if (recommendation === null) return []
  const sentence: Sentence = [/[.!?:]$/.test(recommendation) ? recommendation : `${recommendation}.`]
  return [{ kind: 'callout', tone: 'note', heading: 'What the Board is asked to decide', sentences: [sentence] }]
}

function pages({ item, title, pages: count, drop }: StoredPaper, { pageTexts }: PaperContent): Block[] {
  return count === null ? [] : [{ kind: 'pages', file: `papers/${item}.pdf`, source: drop, title, pages: pageTexts }]
}

function partSection({ heading, blocks, parts }: PaperPart, id: string): DraftSection {
  return {
    id,
    heading: (heading ?? 'Introduction').replace(TYPED_NUMBER, ''),
    blocks: blocks.map(block => setBlock(block, id)),
    sections: parts.map((part, i) => partSection(part, `${id}-${i + 1}`)),
  }
}

function setBlock(block: Block, id: string): Block {
  if (block.kind === 'paragraph')
    return { ...block, sentences: block.sentences.map(([first, ...rest]) => [stripNumber(first!), ...rest]) }
  return block.kind === 'table' ? { kind: 'table', table: { ...block.table, id: `${id}-${block.table.id}` } } : block
}

const stripNumber = (part: Sentence[number]) => (typeof part === 'string' ? part.replace(TYPED_NUMBER, '') : part)

function footnotes({ footnotes: notes }: PaperContent, id: string): DraftSection[] {
  if (notes.length === 0) return []
  const items = notes.map((words, i): Sentence => [`[note ${i + 1}] ${words}`])
  return [{ id: `${id}-notes`, heading: 'Notes', blocks: [{ kind: 'list', items }] }]
}

/** Papers by other authors for this meeting, with the first of its packs; in a supplement its own paper alone. */
export function paperSections(input: PackInput): DraftSection[] {
  const { board, pack, meeting, registers, papers, supplement } = input
  if (firstPackOf(board, meeting)?.id !== pack.id) return []
  return registers.papers
    .filter(paper => paper.meeting === meeting.date && (supplement === undefined || supplement.paper === paper.id))
    .flatMap(paper => {
      const content = papers?.get(paper.drop)
      if (content === undefined) return []
      const section = paperSection(paper, content)
      return [supplement === undefined ? section : supplementNote(section, supplement, longDate(meeting.date))]
    })
}
