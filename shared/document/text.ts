import type { Figure, Mark, Sentence } from './figure.ts'
import { MARKS } from './figure.ts'
import type { Cell, Table } from './table.ts'

const MARK_NAMES = Object.keys(MARKS) as Mark[]

/** The figure as plain text reads it, with its shorthand: `4,988 [e]`. */
export function figureText(figure: Figure): string {
  return [figure.printed, ...marksToPrint(figure).map(mark => `[${mark}]`)].join(' ')
}

/** The shorthand to print after a figure: none when the shorthand is all that is printed, as for a withheld `[c]`. */
export function marksToPrint({ printed, marks }: Pick<Figure, 'printed' | 'marks'>): readonly Mark[] {
  return marks.filter(mark => printed !== `[${mark}]`)
}

/** A sentence as plain text. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map(part => (typeof part === 'string' ? part : figureText(part))).join('')
}

/** Sentences as one plain paragraph. */
export function sentencesText(sentences: readonly Sentence[]): string {
  return sentences.map(sentenceText).join(' ')
}

/** A cell as plain text: `4,988 [e]`, `Higher (significant, a concern)`, `Unusually high`. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'figure':
      return figureText(cell.figure)
    case 'verdict':
      return cell.significant ? `${cell.word} (${['significant', ...senseWords(cell.sense)].join(', ')})` : cell.word
    case 'icon':
      return cell.word
  }
}

function senseWords(sense: 'improvement' | 'concern' | 'neutral' | 'none'): string[] {
  if (sense === 'improvement') return ['an improvement']
  return sense === 'concern' ? ['a concern'] : []
}

/** The shorthand of a cell: that of its figure, or the one printed alone when there is no figure, `[z]`. */
export function marksOfCell(cell: Cell): readonly Mark[] {
  if (cell.kind === 'figure') return cell.figure.marks
  if (cell.kind !== 'text') return []
  return MARK_NAMES.filter(mark => cell.text === `[${mark}]`)
}

/** Shorthand that occurs in a table, in the order of the alphabet. */
export function marksOfTable(table: Table): Mark[] {
  return marksOf([table], [])
}

/** Shorthand that occurs in tables and among figures, in the order of the alphabet. */
export function marksOf(tables: readonly Table[], figures: readonly { readonly marks: readonly Mark[] }[]): Mark[] {
  const cells = tables.flatMap(table => table.rows.flat())
  const used = new Set([...cells.flatMap(marksOfCell), ...figures.flatMap(figure => figure.marks)])
  return MARK_NAMES.filter(mark => used.has(mark))
}

/** The key to print above a table: `[e] estimated, [p] provisional`. Empty when there is nothing to explain. */
export function marksKey(marks: readonly Mark[]): string {
  return marks.map(mark => `[${mark}] ${MARKS[mark]}`).join(', ')
}
