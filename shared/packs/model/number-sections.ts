import type { Block, Section } from '../../document/document.ts'
import type { EditableText } from '../../document/editable-text.ts'

/** A section before it has a number. Numbers are given once, in order, when the paper is whole. */
export interface DraftSection {
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly sections?: readonly DraftSection[]
  readonly form?: Section['form']
  /** Of a paper: the item it is known by, `Item 8.1`. */
  readonly label?: string
  readonly marking?: string
  readonly pageMark?: string
  readonly awaited?: EditableText
}

/**
 * Numbers sections, their paragraphs and their subsections: unique and sequential by construction. Paragraphs and
 * subsections of a section share one count, so that no two things are 4.1.
 *
 * @param first number of the first section: `1` counts on in figures, `A` in letters
 */
export function numberSections(drafts: readonly DraftSection[], first: '1' | 'A'): Section[] {
  let count = 0
  return drafts.map(draft => {
    if (draft.form === 'paper') return numberPaper(draft)
    count++
    return numberSection(draft, first === '1' ? String(count) : appendixLetter(count - 1))
  })
}

function numberSection(draft: DraftSection, number: string): Section {
  let count = 0
  const next = () => `${number}.${++count}`
  const blocks = draft.blocks.map((block): Block => (block.kind === 'paragraph' ? { ...block, number: next() } : block))
  const sections = (draft.sections ?? []).map(section => numberSection(section, next()))
  const { id, heading, form, pageMark, awaited } = draft
  const optional = { ...(form && { form }), ...(pageMark && { pageMark }), ...(awaited && { awaited }) }
  return { id, number, heading, blocks, sections, ...optional }
}

/** A paper is known by its item, and its parts have the numbers that they have in the paper itself. */
function numberPaper({ id, heading, blocks, sections = [], label = '', marking }: DraftSection): Section {
  const common = { id, heading, blocks, form: 'paper' as const, ...(marking !== undefined && { marking }) }
  return { ...common, number: label, sections: numberSections(sections, '1') }
}

function appendixLetter(index: number): string {
  if (index > 25) throw new RangeError('A paper has at most 26 appendices')
  return String.fromCharCode(65 + index)
}
