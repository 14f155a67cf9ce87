import type { Block, Chart, Section, Table } from './document.ts'

/** Every block of the sections given and of those inside them, in reading order. */
export function listBlocks(sections: readonly Section[]): Block[] {
  return sections.flatMap(section => [...section.blocks, ...listBlocks(section.sections)])
}

/** Every table, in reading order. */
export function listTables(sections: readonly Section[]): Table[] {
  return listBlocks(sections).flatMap(block => (block.kind === 'table' ? [block.table] : []))
}

/** Every chart, in reading order. */
export function listCharts(sections: readonly Section[]): Chart[] {
  return listBlocks(sections).flatMap(block => (block.kind === 'chart' ? [block.chart] : []))
}

/** Every PDF of an author's that is bound in, in reading order. */
export function listBoundPages(sections: readonly Section[]): Extract<Block, { kind: 'pages' }>[] {
  return listBlocks(sections).filter(block => block.kind === 'pages')
}
