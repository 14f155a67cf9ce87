import type { Section } from '../../shared/document/document.ts'
import type { DocumentParts } from '../../shared/packs/model/documents.ts'
import type { BlockSetter } from './blocks.ts'

/** Lines of contents that still stand on the first page in one column. */
const MAX_ONE_COLUMN_LINES = 20
/** Characters of an entry that fit on one line of two columns. */
const ENTRY_LENGTH = 38

/** The anchor at which long contents go on in a second column, so that both are about as high. */
export function secondColumn({ sections, appendices }: DocumentParts, setter: BlockSetter): string | null {
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
