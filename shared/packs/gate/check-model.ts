import type { Chart } from '../../document/chart.ts'
import type { Block, Section } from '../../document/document.ts'
import type { Figure, Sentence } from '../../document/figure.ts'
import type { Table } from '../../document/table.ts'
import { listBlocks, listCharts, listTables } from '../../document/walk.ts'
import { allSections, DOCUMENTS, partsOf, wordsOfPageOne } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** Checks the finished paper against itself: one value everywhere, charts with points, tables that stand alone. */
export function checkModel(model: PackModel): GateFinding[] {
  const all = allSections(model)
  return [...checkFigures(model, all), ...checkCharts(model, all), ...checkTables(model)]
}

function checkFigures(model: PackModel, sections: readonly Section[]): GateFinding[] {
  const printed = [...listFigures(listBlocks(sections)), ...wordsOfPageOne(model).flatMap(figuresIn)]
  const misfiled = Object.entries(model.figures).filter(([ref, figure]) => figure.ref !== ref)
  return [
    ...misfiled.map(([ref]) =>
      holdFinding('figure-untraced', `What is held under ${ref} is another figure.`, SYSTEM_FAULT_FIX),
    ),
    ...printed.flatMap((figure): GateFinding[] => {
      const stored = model.figures[figure.ref]
      if (stored === undefined)
        return [
          holdFinding(
            'figure-untraced',
            `The figure ${figure.printed} is printed and nothing says what it is.`,
            SYSTEM_FAULT_FIX,
          ),
        ]
      if (stored.printed === figure.printed && Object.is(stored.value, figure.value)) return []
      return [
        holdFinding(
          'figure-contradicts',
          `${figure.ref} is printed as ${figure.printed} in one place and is ${stored.printed} in another.`,
          SYSTEM_FAULT_FIX,
        ),
      ]
    }),
  ]
}

function figuresIn(sentence: Sentence): Figure[] {
  return sentence.filter(part => typeof part !== 'string')
}

function listFigures(blocks: readonly Block[]): Figure[] {
  return blocks.flatMap(block => {
    switch (block.kind) {
      case 'paragraph':
      case 'callout':
        return block.sentences.flatMap(figuresIn)
      case 'list':
        return block.items.flatMap(figuresIn)
      case 'facts':
        return block.facts.flatMap(fact => figuresIn(fact.words))
      case 'table':
        return block.table.rows.flat().flatMap(cell => (cell.kind === 'figure' ? [cell.figure] : []))
      default:
        return []
    }
  })
}

function checkCharts(model: PackModel, sections: readonly Section[]): GateFinding[] {
  return listCharts(sections).flatMap(chart => {
    // of bodies side by side our own is what the chart is about
    const latest = chart.bodies?.rows.find(({ isOwn }) => isOwn) ?? chart.points.findLast(({ value }) => value !== null)
    if (latest === undefined)
      return [
        holdFinding(
          'chart-empty',
          `The chart “${chart.title}” has nothing on it.`,
          'Send the figures of its months, or release the pack with a reason.',
        ),
      ]
    if (chart.alternative.trim() === '')
      return [
        holdFinding('chart-empty', `The chart “${chart.title}” has no words that stand for it.`, SYSTEM_FAULT_FIX),
      ]
    const mismatched = [chart.title, chart.alternative].filter(words => !words.includes(latest.printed))
    return [
      ...mismatched.map(() =>
        holdFinding(
          'figure-contradicts',
          `The words of the chart “${chart.title}” are not of its latest month.`,
          SYSTEM_FAULT_FIX,
        ),
      ),
      ...checkPoints(model, chart),
    ]
  })
}

function checkPoints(model: PackModel, chart: Chart): GateFinding[] {
  if (chart.subject === undefined) return []
  return chart.points.flatMap((point): GateFinding[] => {
    const ref = `${chart.subject!}/month ${point.month}`
    const stored = model.figures[ref]
    if (stored === undefined)
      return [
        holdFinding(
          'figure-untraced',
          `${point.printed} is drawn on the chart “${chart.title}” and is no figure.`,
          SYSTEM_FAULT_FIX,
        ),
      ]
    if (stored.printed === point.printed && Object.is(stored.value, point.value)) return []
    const what = `${ref} is ${point.printed} on its chart and ${stored.printed} in its table.`
    return [holdFinding('figure-contradicts', what, SYSTEM_FAULT_FIX)]
  })
}

/** Each document by itself: the meeting pack has the tables of the report again. */
function checkTables(model: PackModel): GateFinding[] {
  return DOCUMENTS.flatMap(document => {
    const { sections, appendices } = partsOf(model, document)
    return checkTablesOf([...sections, ...appendices])
  })
}

function checkTablesOf(sections: readonly Section[]): GateFinding[] {
  const seen = new Set<string>()
  return listTables(sections).flatMap(table => {
    const isDuplicate = seen.has(table.id)
    seen.add(table.id)
    const what = isDuplicate ? 'stands in the paper twice' : tableFault(table)
    return what === null ? [] : [holdFinding('table-broken', `The table “${table.caption}” ${what}.`, SYSTEM_FAULT_FIX)]
  })
}

function tableFault({ id, caption, columns, rows }: Table): string | null {
  if (caption.trim() === '') return 'has no caption'
  if (!/^[a-z0-9-]+$/.test(id)) return `has the name ${id}, which is no file name`
  if (new Set(columns.map(({ key }) => key)).size < columns.length) return 'has two columns of one name'
  if (columns.some(({ heading }) => heading.trim() === '')) return 'has a column without a heading'
  if (rows.length === 0) return 'has no rows'
  if (rows.some(row => row.length !== columns.length)) return 'has a row of another width than its heading'
  if (rows.flat().some(cell => wordsOf(cell).trim() === '')) return 'has an empty cell'
  return null
}

function wordsOf(cell: Table['rows'][number][number]): string {
  if (cell.kind === 'text') return cell.text
  return cell.kind === 'figure' ? cell.figure.printed : cell.word
}
