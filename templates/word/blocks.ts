import { type FileChild, Paragraph } from 'docx'
import { renderChart, renderChartKey } from '../../shared/charts/trend-chart.ts'
import type { Chart } from '../../shared/document/chart.ts'
import type { Block, Section } from '../../shared/document/document.ts'
import { chartNotes, chartsBesideWords, rangeNotes } from '../../shared/document/walk.ts'
import { editableParagraphs, LISTS, textParagraphs } from './commentary.ts'
import type { ReportWriter } from './report-writer.ts'
import { tableBlock } from './table.ts'
import { textRun } from './text-run.ts'

/** One block of a section. `isBesideWords`: in a block of fixed shape, whose chart leaves to the first page what its signs mean. */
export function blockParagraphs(block: Block, isBesideWords: boolean, writer: ReportWriter): FileChild[] {
  switch (block.kind) {
    case 'paragraph': {
      const number = block.number === undefined ? [] : [textRun(`${block.number}  `, { style: 'PartNumber' })]
      return [new Paragraph({ children: [...number, ...writer.sentences(block.sentences)] })]
    }
    case 'list':
      return block.items.map(
        item =>
          new Paragraph({
            children: writer.sentence(item),
            numbering: { reference: LISTS.bullet, level: 0, instance: 0 },
          }),
      )
    case 'table':
      return tableBlock(block.table, writer)
    case 'chart':
      return chartParagraphs(block.chart, isBesideWords, writer)
    case 'facts':
      return block.facts.map(
        ({ term, words }) =>
          new Paragraph({ children: [textRun(`${term}: `, { bold: true }), ...writer.sentence(words)] }),
      )
    case 'callout':
      return [
        new Paragraph({ text: block.heading, style: 'BoxTitle' }),
        ...(block.sentences.length === 0 ? [] : [new Paragraph({ children: writer.sentences(block.sentences) })]),
      ]
    case 'quote': {
      const by = `${block.by}, ${block.on}`
      return block.editable === undefined
        ? [...textParagraphs(block.html), new Paragraph({ text: by, style: 'Note' })]
        : editableParagraphs(block.editable, titleOf(block.editable), by, writer)
    }
    case 'picture':
    case 'pages':
      // only papers by authors have them, and those are Word documents or PDFs already
      return []
  }
}

const titleOf = ({ about }: { readonly about: 'indicator' | 'section' }) => (about === 'indicator' ? 'Why' : 'Text')

function chartParagraphs(chart: Chart, isBesideWords: boolean, writer: ReportWriter): FileChild[] {
  const drawing = renderChart(chart, { form: isBesideWords ? 'small' : 'wide' })
  const notes = isBesideWords ? chart.notes : chartNotes(chart)
  return [
    ...(isBesideWords
      ? []
      : [
          new Paragraph({ text: chart.title, style: 'Caption', keepNext: true }),
          new Paragraph({ text: chart.subtitle, keepNext: true }),
        ]),
    writer.picture(drawing, chart.id, chart.title, chart.alternative),
    ...notes.map(text => new Paragraph({ text, style: 'Note' })),
  ]
}

/** Width of the key in pixels. */
const KEY_WIDTH = 640

/** What the ranges and signs of the charts beside words mean, once for all of them. */
export function chartKey(sections: readonly Section[], writer: ReportWriter): FileChild[] {
  const charts = chartsBesideWords(sections)
  const key = charts.length === 0 ? null : renderChartKey(charts, KEY_WIDTH)
  return [
    ...rangeNotes(charts).map(text => new Paragraph({ text, style: 'Note' })),
    ...(key === null
      ? []
      : [writer.picture(key.svg, 'chart-key', 'Key to the charts', `Key to the charts. ${key.words}.`)]),
  ]
}
