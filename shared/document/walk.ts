import type { Chart } from './chart.ts'
import type { Block, Section } from './document.ts'
import type { Table } from './table.ts'

/** A section, numbered or not yet. */
interface Part {
  readonly blocks: readonly Block[]
  readonly sections?: readonly Part[]
}

/** Every block of the sections given and of those inside them, in reading order. */
export function listBlocks(sections: readonly Part[]): Block[] {
  return sections.flatMap(({ blocks, sections: inner = [] }) => [...blocks, ...listBlocks(inner)])
}

/** Every table, in reading order. */
export function listTables(sections: readonly Section[]): Table[] {
  return listBlocks(sections).flatMap(block => (block.kind === 'table' ? [block.table] : []))
}

/** What is said under a chart that stands alone. */
export const chartNotes = ({ rangeNote, notes }: Chart): string[] => [
  ...(rangeNote === undefined ? [] : [rangeNote]),
  ...notes,
]

/** Charts that stand beside words: what their signs and ranges mean is said once, before the first of them. */
export function chartsBesideWords(sections: readonly Section[]): Chart[] {
  return sections.flatMap(section => [
    ...(section.form === 'exception' ? listCharts([section]) : []),
    ...chartsBesideWords(section.sections),
  ])
}

/** What the ranges in some charts are, each kind once. */
export const rangeNotes = (charts: readonly Chart[]): string[] => [
  ...new Set(charts.flatMap(({ rangeNote }) => rangeNote ?? [])),
]

/** Every chart, in reading order. */
export function listCharts(sections: readonly Part[]): Chart[] {
  return listBlocks(sections).flatMap(block => (block.kind === 'chart' ? [block.chart] : []))
}

/** Every PDF of an author's that is bound in, in reading order. */
export function listBoundPages(sections: readonly Section[]): Extract<Block, { kind: 'pages' }>[] {
  return listBlocks(sections).filter(block => block.kind === 'pages')
}
