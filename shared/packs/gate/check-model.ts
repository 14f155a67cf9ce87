import type { Block, Figure, Section, Sentence, Table } from '../../document/document.ts'
import { listBlocks, listCharts, listTables } from '../../document/walk.ts'
import type { PackModel } from '../model.ts'
import type { GateFinding } from './finding.ts'

/** Nobody's gateway should have to refuse it. */
const LARGEST_HTML_BYTES = 6_000_000

const hold = (code: GateFinding['code'], what: string, mend: string): GateFinding => ({
  code,
  severity: 'hold',
  what,
  mend,
})
const OURS = 'This is a fault of the system, not of the data: tell its engineer.'

/** Checks the finished paper against itself: one value everywhere, whole numbering, charts with points, links that lead somewhere. */
export function checkModel(model: PackModel): GateFinding[] {
  const all = [...model.sections, ...model.appendices]
  return [
    ...checkFigures(model, all),
    ...checkNumbering(model.sections, '1'),
    ...checkNumbering(model.appendices, 'A'),
    ...checkParagraphs(all),
    ...checkCharts(all),
    ...checkTables(all),
    ...checkLinks(all),
    ...checkHeadline(model),
  ]
}

function checkFigures(model: PackModel, sections: readonly Section[]): GateFinding[] {
  const findings: GateFinding[] = []
  for (const figure of [...listFigures(listBlocks(sections)), ...model.headline.flatMap(figuresIn)]) {
    const stored = model.figures[figure.ref]
    if (stored === undefined)
      findings.push(
        hold('figure-untraced', `The figure ${figure.printed} is printed and nothing says what it is.`, OURS),
      )
    else if (stored.printed !== figure.printed || !Object.is(stored.value, figure.value))
      findings.push(
        hold(
          'figure-contradicts',
          `${figure.ref} is printed as ${figure.printed} in one place and is ${stored.printed} in another.`,
          OURS,
        ),
      )
  }
  for (const chart of listCharts(sections)) {
    for (const point of chart.points) {
      const stored = chart.subject === undefined ? undefined : model.figures[`${chart.subject}/month ${point.month}`]
      if (stored !== undefined && stored.printed !== point.printed)
        findings.push(
          hold(
            'figure-contradicts',
            `${stored.ref} is ${point.printed} on its chart and ${stored.printed} in its table.`,
            OURS,
          ),
        )
    }
  }
  return findings
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

function checkNumbering(sections: readonly Section[], first: string): GateFinding[] {
  const wanted = sections.map((_, i) => (first === '1' ? String(i + 1) : String.fromCharCode(65 + i)))
  return sections.flatMap((section, i) =>
    section.number === wanted[i]
      ? []
      : [
          hold(
            'numbering-broken',
            `Section “${section.heading}” is numbered ${section.number}, and ${wanted[i]!} comes here.`,
            OURS,
          ),
        ],
  )
}

function checkParagraphs(sections: readonly Section[]): GateFinding[] {
  const seen = new Set<string>()
  const findings: GateFinding[] = []
  const visit = (section: Section): void => {
    const numbers = [
      ...section.blocks.flatMap(block =>
        block.kind === 'paragraph' && block.number !== undefined ? [block.number] : [],
      ),
      ...section.sections.map(inner => inner.number),
    ]
    for (const [i, number] of numbers.entries()) {
      if (seen.has(number) || number !== `${section.number}.${i + 1}`) {
        findings.push(
          hold('numbering-broken', `${number} in “${section.heading}” is out of order or stands twice.`, OURS),
        )
      }
      seen.add(number)
    }
    section.sections.forEach(visit)
  }
  sections.forEach(visit)
  return findings
}

function checkCharts(sections: readonly Section[]): GateFinding[] {
  return listCharts(sections).flatMap(chart => {
    if (chart.points.every(point => point.value === null))
      return [
        hold(
          'chart-empty',
          `The chart “${chart.title}” has nothing on it.`,
          'Send the figures of its months, or release the pack with a reason.',
        ),
      ]
    if (chart.alternative.trim() === '')
      return [hold('chart-empty', `The chart “${chart.title}” has no words that stand for it.`, OURS)]
    return []
  })
}

function checkTables(sections: readonly Section[]): GateFinding[] {
  const seen = new Set<string>()
  return listTables(sections).flatMap(table => {
    const twice = seen.has(table.id)
    seen.add(table.id)
    const what = twice ? 'stands in the paper twice' : whatIsWrong(table)
    return what === null ? [] : [hold('table-broken', `The table “${table.caption}” ${what}.`, OURS)]
  })
}

function whatIsWrong(table: Table): string | null {
  if (table.rows.length === 0) return 'has no rows'
  if (table.rows.some(row => row.length !== table.columns.length)) return 'has a row of another width than its heading'
  if (table.rows.flat().some(cell => cell.kind === 'text' && cell.text.trim() === '')) return 'has an empty cell'
  return null
}

function checkLinks(sections: readonly Section[]): GateFinding[] {
  const ids = new Set<string>()
  const gather = (section: Section): void => {
    ids.add(section.id)
    section.sections.forEach(gather)
  }
  sections.forEach(gather)
  return listTables(sections)
    .flatMap(table => table.rows.flat())
    .flatMap(cell =>
      cell.kind === 'text' && cell.href?.startsWith('#') === true && !ids.has(cell.href.slice(1))
        ? [hold('link-broken', `The link “${cell.text}” leads nowhere.`, OURS)]
        : [],
    )
}

const BROKEN_WORDS = /\b(NaN|undefined|null|Infinity|\[object)\b/

function checkHeadline(model: PackModel): GateFinding[] {
  const words = [...listBlocks([...model.sections, ...model.appendices]).flatMap(sentencesOf), ...model.headline].map(
    sentence => sentence.map(part => (typeof part === 'string' ? part : part.printed)).join(''),
  )
  const broken = words.filter(text => BROKEN_WORDS.test(text))
  return [
    ...(model.headline.length === 0 ? [hold('headline-missing', 'The paper has no headline.', OURS)] : []),
    ...broken.map(text => hold('text-broken', `A sentence is broken: “${text.slice(0, 120)}”.`, OURS)),
  ]
}

function sentencesOf(block: Block): readonly Sentence[] {
  return block.kind === 'paragraph' || block.kind === 'callout'
    ? block.sentences
    : block.kind === 'list'
      ? block.items
      : []
}

/** Checks what will be sent: the marking top and bottom and in the title, and a size that gateways take. */
export function checkHtml(model: PackModel, html: string): GateFinding[] {
  const marking = model.paper.marking
  const bytes = new TextEncoder().encode(html).byteLength
  const text = html.replaceAll(/<style[\s\S]*?<\/style>/g, '')
  const count = text.split(new RegExp(`(?<![A-Z-])${marking}(?![A-Z-])`)).length - 1
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
  return [
    ...(count < 3 || !title.includes(marking)
      ? [
          hold(
            'marking-missing',
            `The marking ${marking} is not at the top, at the bottom and in the title of the page.`,
            OURS,
          ),
        ]
      : []),
    ...(bytes > LARGEST_HTML_BYTES
      ? [
          hold(
            'too-large',
            `The page has ${bytes} bytes, and ${LARGEST_HTML_BYTES} are the most that is sent.`,
            'Show fewer months or fewer areas in the pack.',
          ),
        ]
      : []),
  ]
}
