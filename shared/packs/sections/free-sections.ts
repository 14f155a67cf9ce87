import { longDate } from '../../calendar/date.ts'
import { toLocalDate } from '../../calendar/local-time.ts'
import {
  FREE_SECTIONS,
  type FreeSectionKind,
  type SectionPlace,
  type StoredSection,
} from '../../commentary/free-section.ts'
import { plainMarkdown, renderMarkdown } from '../../commentary/render-markdown.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { PackInput } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'
import { roleTitle } from './commentary-block.ts'

/**
 * What people wrote for this meeting, for one place of it: each section with its texts as quotations, by their authors, so that numbers in them
 * are the authors' own. Footnotes are asked for by themselves, since they stand at the end.
 */
export function freeSections(
  { board, meeting, registers }: Pick<PackInput, 'board' | 'meeting' | 'registers'>,
  place: SectionPlace,
  which: 'texts' | 'footnotes',
): DraftSection[] {
  const texts = registers.sections.filter(text => text.meeting === meeting.date && text.place === place)
  return (Object.keys(FREE_SECTIONS) as FreeSectionKind[]).flatMap((kind): DraftSection[] => {
    const own = texts.filter(text => text.kind === kind)
    if (own.length === 0 || (kind === 'footnotes') !== (which === 'footnotes')) return []
    return [{ id: `${kind}-in-${place}`, heading: FREE_SECTIONS[kind], blocks: own.map(text => quote(board, text)) }]
  })
}

function quote(board: BoardFile, section: StoredSection): Block {
  const { kind, meeting, place, about, author, audience, markdown, knownFrom } = section
  const named = { section: kind, name: FREE_SECTIONS[kind], meeting, subject: about, place }
  const text = about === null ? markdown : `**${about}**\n\n${markdown}`
  return {
    kind: 'quote',
    by: roleTitle(board, author),
    on: longDate(toLocalDate(knownFrom, board.board)),
    html: renderMarkdown(text),
    text: plainMarkdown(text),
    audience,
    editable: { about: 'section', ...named, author, audience, markdown },
  }
}
