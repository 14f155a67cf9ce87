import type { Pack } from '../../config/schema/pack.ts'
import type { Block, Section } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Cell } from '../../document/table.ts'
import { sentenceText } from '../../document/text.ts'
import { listTables } from '../../document/walk.ts'
import { allSections } from '../model/documents.ts'
import type { Edition, PackModel } from '../model/pack-model.ts'
import { isRow, isTableOf, rowsWithheld, type WithheldRow, wordsOfRows } from '../model/withheld-rows.ts'
import {
  hideWords,
  labelOf,
  longestFirst,
  type WithheldWords,
  wordFinder,
  wordsWithheld,
} from '../model/withheld-words.ts'

/** Everything that the board's file withholds word by word from an edition: sentences, and the cells of rows and columns, wherever they stand. */
function withheldWords(
  model: PackModel,
  pack: Pack,
  edition: Edition,
  ofColumns: readonly WithheldWords[],
): WithheldWords[] {
  const tables = [...listTables(allSections(model)), ...model.data]
  const ofRows = wordsOfRows(tables, rowsWithheld(pack, edition))
  return longestFirst([...wordsWithheld(pack, edition), ...ofRows, ...ofColumns])
}

/**
 * An edition without the rows and words that the board's file withholds from it: a label in the place of each, and the same words taken
 * out wherever else they stand. A bound file that has them is left out whole: its pages cannot be changed.
 *
 * @param ofColumns what stood in columns that the model no longer has
 */
export function withholdWords(
  model: PackModel,
  pack: Pack,
  edition: Edition,
  ofColumns: readonly WithheldWords[],
): PackModel {
  const words = withheldWords(model, pack, edition, ofColumns)
  const rows = rowsWithheld(pack, edition)
  if (words.length + rows.length === 0) return model
  const inSection = (section: Section, around: readonly WithheldRow[] = []): Section => {
    const own = rows.filter(({ table }) => listTables([section]).some(({ id }) => isTableOf(id, table)))
    const near = [...around, ...own]
    const named = near.find(({ row }) => namesRow(section.heading, row))
    // a row with a part of its own under its number, such as an action of a plan
    if (named !== undefined) return { ...section, heading: labelOf('', named.why), blocks: [], sections: [] }
    return {
      ...section,
      blocks: section.blocks.map(block => withoutMentions(inBlock(block, rows, words), near)),
      sections: section.sections.map(inner => inSection(inner, near)),
    }
  }
  const shown: PackModel = {
    ...model,
    report: model.report.map(section => inSection(section)),
    sections: model.sections.map(section => inSection(section)),
    appendices: model.appendices.map(section => inSection(section)),
    meeting: model.meeting.map(section => inSection(section)),
    data: model.data.map(table => hideRows(table, rows, (row, label) => row.map((_, i) => (i === 0 ? label : '[c]')))),
  }
  return hideWords(shown, words)
}

function inBlock(block: Block, rows: readonly WithheldRow[], words: readonly WithheldWords[]): Block {
  if (block.kind === 'pages') {
    const isInPages = wordFinder(block.pages)
    const found = words.find(withheld => isInPages(withheld.words))
    if (found === undefined) return block
    const sentence = [`Withheld from this edition. ${found.why}`]
    return { kind: 'callout', tone: 'withheld', heading: `${block.title}: withheld`, sentences: [sentence] }
  }
  if (block.kind !== 'table') return block
  const shown = hideRows(block.table, rows, (row, label) =>
    row.map((_, i): Cell => ({ kind: 'text', text: i === 0 ? label : '[c]' })),
  )
  return { kind: 'table', table: shown }
}

/** What a section says of a withheld row outside its table: questions put to the board, updates. */
function withoutMentions(block: Block, near: readonly WithheldRow[]): Block {
  const replace = (sentence: Sentence): Sentence => {
    const named = near.find(({ row }) => namesRow(sentenceText(sentence), row))
    return named === undefined ? sentence : [labelOf('.', named.why)]
  }
  if (near.length === 0) return block
  if (block.kind === 'list') return { ...block, items: block.items.map(replace) }
  if (block.kind === 'paragraph' || block.kind === 'callout')
    return { ...block, sentences: block.sentences.map(replace) }
  if (block.kind !== 'facts') return block
  const hide = (fact: (typeof block.facts)[number]) => {
    const named = near.find(({ row }) => namesRow(`${fact.term} ${sentenceText(fact.words)}`, row))
    return named === undefined ? fact : { term: 'Withheld', words: [labelOf('.', named.why)] }
  }
  return { ...block, facts: block.facts.map(hide) }
}

/** Whether words name a row by its key: action 3.0, but not 13.0 or 3.01. */
function namesRow(words: string, key: string): boolean {
  const escaped = key.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}.])${escaped}(?![\\p{L}\\p{N}]|\\.\\d)`, 'iu').test(words)
}

function hideRows<
  Value extends Cell | string,
  Of extends { readonly id: string; readonly rows: readonly (readonly Value[])[] },
>(table: Of, withheld: readonly WithheldRow[], label: (row: readonly Value[], words: string) => Value[]): Of {
  const ofTable = withheld.filter(entry => isTableOf(table.id, entry.table))
  if (ofTable.length === 0) return table
  const rows = table.rows.map(row => {
    const entry = ofTable.find(one => isRow(row, one.row))
    return entry === undefined ? row : label(row, `[withheld: ${entry.why.replace(/[.!?]$/, '')}]`)
  })
  return { ...table, rows }
}
