import type { Chart } from '../../document/chart.ts'
import type { Block, Section } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Table } from '../../document/table.ts'
import { sentenceText } from '../../document/text.ts'
import { endsAsSentence, placeholderIn } from '../../document/whole-words.ts'
import { allSections, hasReport, wordsOfPageOne } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { isRegister } from './check-numerals.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** One to five things that a reader who stops there should take away. */
const MAX_HEADLINES = 5

/** Checks the words: no word of a program, no sentence cut short, and a headline. What people wrote in registers is theirs. */
export function checkText(model: PackModel): GateFinding[] {
  const sections = allSections(model).filter(section => !isRegister(section))
  const blocks = sections.flatMap(blocksOf)
  const sentences = [...wordsOfPageOne(model), ...blocks.flatMap(sentencesOf)].map(sentenceText)
  const texts = [
    ...model.gaps,
    ...sections.flatMap(headingsOf),
    ...blocks.flatMap(chartsOf).flatMap(wordsOfChart),
    ...blocks.flatMap(block => (block.kind === 'table' ? wordsOfTable(block.table) : [])),
    ...blocks.flatMap(block => (block.kind === 'facts' ? block.facts.map(({ words }) => sentenceText(words)) : [])),
  ]
  return [
    ...(model.headline.length === 0 && hasReport(model)
      ? [holdFinding('headline-missing', 'The paper has no headline.', SYSTEM_FAULT_FIX)]
      : []),
    ...(model.headline.length > MAX_HEADLINES
      ? [holdFinding('headline-missing', 'The headline says more than a reader can take away.', SYSTEM_FAULT_FIX)]
      : []),
    ...[...texts, ...sentences]
      .filter(text => placeholderIn(text) !== null)
      .map(text => holdFinding('text-broken', `A sentence is broken: “${text.slice(0, 120)}”.`, SYSTEM_FAULT_FIX)),
    ...sentences
      .filter(text => !endsAsSentence(text))
      .map(text => holdFinding('text-broken', `A sentence is cut short: “${text.slice(-120)}”.`, SYSTEM_FAULT_FIX)),
  ]
}

function blocksOf(section: Section): Block[] {
  return [...section.blocks, ...section.sections.flatMap(blocksOf)]
}

function headingsOf(section: Section): string[] {
  return [section.heading, ...section.sections.flatMap(headingsOf)]
}

function sentencesOf(block: Block): readonly Sentence[] {
  if (block.kind === 'list') return block.items
  return block.kind === 'paragraph' || block.kind === 'callout' ? block.sentences : []
}

function chartsOf(block: Block): Chart[] {
  return block.kind === 'chart' ? [block.chart] : []
}

function wordsOfChart({ title, subtitle, alternative, notes, lines }: Chart): string[] {
  return [title, subtitle, alternative, ...notes, ...lines.map(({ label }) => label)]
}

function wordsOfTable({ caption, columns, notes, rows }: Table): string[] {
  const cells = rows.flat().flatMap(cell => {
    if (cell.kind === 'text') return [cell.text]
    return cell.kind === 'figure' ? [cell.figure.printed] : [cell.word]
  })
  return [caption, ...columns.map(({ heading }) => heading), ...notes, ...cells]
}
