import { condenseMarks } from '../../shared/document/condense-marks.ts'
import type { Block } from '../../shared/document/document.ts'
import type { Table } from '../../shared/document/table.ts'
import { cellText, marksKey, marksOfTable, sentencesText, sentenceText } from '../../shared/document/text.ts'
import { chartNotes } from '../../shared/document/walk.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { textTable } from './text-table.ts'

/** Columns of the plain-text part. */
export const TEXT_COLUMNS = 76

/** The complete letter as plain text: tables in columns, charts as their alt text. */
export function letterText(letter: Letter): string {
  const marking = letter.marking === null ? [] : [letter.marking]
  return `${[
    ...marking,
    underlined(letter.heading),
    ...(letter.headline.length > 0 ? [letter.headline.map(sentence => wrap(sentenceText(sentence))).join('\n')] : []),
    ...(letter.links ?? []).map(({ words, href }) => `${wrap(`${words}:`)}\n${href}`),
    ...letter.blocks.map(blockText),
    `--\n${letter.footer.map(line => wrap(line)).join('\n')}`,
    ...marking,
  ].join('\n\n')}\n`
}

function underlined(words: string): string {
  const lines = wrap(words).split('\n')
  return [...lines, '='.repeat(Math.max(...lines.map(line => line.length)))].join('\n')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap([...(block.number === undefined ? [] : [block.number]), sentencesText(block.sentences)].join(' '))
    case 'list':
      return block.items.map(item => wrap(sentenceText(item), '- ', '  ')).join('\n')
    case 'table':
      return tableText(block.table)
    case 'chart':
      return [
        wrap(block.chart.title),
        wrap(block.chart.alternative),
        ...chartNotes(block.chart).map(note => wrap(note)),
      ].join('\n')
    case 'facts':
      return block.facts.map(fact => wrap(sentenceText(fact.words), `${fact.term}: `, '  ')).join('\n')
    case 'callout':
      return [block.heading, sentencesText(block.sentences)]
        .filter(words => words !== '')
        .map(words => wrap(words, '| ', '| '))
        .join('\n')
    case 'quote':
      return `${block.text
        .split('\n')
        .map(line => wrap(line, '> ', '> '))
        .join('\n')}\n${wrap(`${block.by}, ${block.on}`)}`
    case 'picture':
      return wrap(block.alternative)
    case 'pages':
      return wrap(block.title)
  }
}

function tableText(printed: Table): string {
  const table = condenseMarks(printed)
  const marks = marksOfTable(printed)
  const grid = textTable(
    table.columns.map(column => ({ heading: column.heading, isRight: column.kind === 'number' })),
    table.rows.map(row => row.map(cellText)),
    TEXT_COLUMNS,
  )
  return [
    wrap(table.caption),
    ...(marks.length > 0 ? [wrap(`Shorthand: ${marksKey(marks)}.`)] : []),
    '',
    grid ?? records(table),
    ...(table.notes.length > 0 ? ['', ...table.notes.map(note => wrap(note))] : []),
  ].join('\n')
}

/** Each row under its name, for tables that are too wide for a line. */
function records(table: Table): string {
  return table.rows
    .map(row => {
      const [name, ...cells] = row.map(cellText)
      const lines = cells.map((text, i) => wrap(text, `  ${table.columns[i + 1]!.heading}: `, '    '))
      return [wrap(name ?? ''), ...lines].join('\n')
    })
    .join('\n\n')
}

/**
 * Text in lines of at most `TEXT_COLUMNS` characters; a longer word is on its own line, unbroken, so that addresses
 * work.
 */
function wrap(text: string, first = '', rest = ''): string {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!isEmpty && line.length + 1 + word.length > TEXT_COLUMNS) {
      lines.push(line)
      line = rest + word
    } else {
      line += isEmpty ? word : ` ${word}`
    }
    isEmpty = false
  }
  return [...lines, line].join('\n').replace(/ +$/gm, '')
}
