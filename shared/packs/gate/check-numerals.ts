import type { BoardFile } from '../../config/schema/index.ts'
import type { Chart } from '../../document/chart.ts'
import type { Block, Section } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { Table } from '../../document/table.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import { numeralFinder } from '../../narrative/words/sentence.ts'
import { allSections, wordsOfPageOne } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** A numeral that stands in the words of a paper, and no stored value answers for it. */
export interface UntracedNumeral {
  readonly numeral: string
  readonly where: string
  readonly text: string
}

/** Sections that print what people wrote into a register, or the paragraphs of the order: numbers there are theirs. */
const REGISTERS: ReadonlySet<string> = new Set([
  'agenda',
  'action-log',
  'minutes',
  'delivery-plan',
  'risks',
  'decisions',
  'recommendations',
  'publication',
  'decisions-asked',
])

/** True for a section that prints what people wrote. */
export function isRegister({ id, form }: Pick<Section, 'id' | 'form'>): boolean {
  return REGISTERS.has(id) || form === 'paper'
}

/** Words of ours with a numeral that measures nothing: columns, rules and what they mean. */
const FIXED_PHRASES = [
  '1 year before',
  '2 years before',
  '3 years before',
  'Rolling 12 months',
  '36 months before',
  '95% interval',
  '95% range',
  '99.8% range',
  'WCAG 2.2',
  'about once in 500',
  'about once in 20',
  'about once in 40',
  '13 months',
  '36 before the current month',
  'n/a, 0 and a withheld figure',
  'rank, 1 being the lowest',
] as const

/** Holds a paper that prints a number which nothing answers for: a number in words is how a paper comes to contradict itself. */
export function checkNumerals(model: PackModel, board: BoardFile): GateFinding[] {
  return listUntracedNumerals(model, board).map(({ numeral, where, text }) => {
    const what = `${numeral} in ${where} is printed and nothing says what it is: “${text.slice(0, 120)}”.`
    return holdFinding('figure-untraced', what, SYSTEM_FAULT_FIX)
  })
}

/**
 * Every numeral of a paper that is no figure: in sentences, headings, tables, charts with their words, notes and gaps. Dates,
 * periods, words of the board's file and the house's own phrases may carry theirs; a chart's words may print the figures of its
 * subject. What people wrote, in registers and commentary, is not looked at.
 */
export function listUntracedNumerals(model: PackModel, board: BoardFile): UntracedNumeral[] {
  const scan = new NumeralScan(model, board)
  const visit = (section: Section): void => {
    if (isRegister(section)) return
    scan.words(section.heading, `heading ${section.number}`)
    for (const block of section.blocks) scan.block(block, `section ${section.number}`)
    section.sections.forEach(visit)
  }
  for (const sentence of wordsOfPageOne(model)) scan.sentence(sentence, 'page one')
  for (const gap of model.gaps) scan.words(gap, 'gaps')
  for (const section of allSections(model)) visit(section)
  return scan.found
}

class NumeralScan {
  readonly found: UntracedNumeral[] = []
  readonly #findNumerals: ReturnType<typeof numeralFinder>
  /** What each subject prints, by `indicator/area`. */
  readonly #printed = new Map<string, Set<string>>()

  constructor(model: PackModel, board: BoardFile) {
    const figures = Object.values(model.figures)
    // a rule or a place that was worked out together with its figure is stored as words
    const stored = figures.filter(figure => /[a-z]/i.test(figure.printed)).map(figure => figure.printed)
    // title and recommendation of a supplement are its author's
    const ofAuthor =
      model.run.supplement === undefined
        ? []
        : [model.paper.title, ...model.asked.flat().filter(part => typeof part === 'string')]
    this.#findNumerals = numeralFinder([...new Set([...namesOf(board), ...FIXED_PHRASES, ...stored, ...ofAuthor])])
    for (const { indicator, area, printed } of figures) {
      const subject = `${indicator}/${area}`
      this.#printed.set(subject, (this.#printed.get(subject) ?? new Set()).add(printed))
    }
  }

  sentence(sentence: Sentence, where: string): void {
    for (const part of sentence) if (typeof part === 'string') this.words(part, where)
  }

  words(text: string, where: string, allowed: ReadonlySet<string> = new Set()): void {
    if (!/\d/.test(text)) return
    for (const numeral of this.#findNumerals([removeDates(text)])) {
      if (!allowed.has(numeral) && !allowed.has(`${numeral}%`)) this.found.push({ numeral, where, text })
    }
  }

  block(block: Block, where: string): void {
    switch (block.kind) {
      case 'paragraph':
        for (const sentence of block.sentences) this.sentence(sentence, where)
        break
      case 'callout':
        this.words(block.heading, where)
        for (const sentence of block.sentences) this.sentence(sentence, where)
        break
      case 'list':
        for (const item of block.items) this.sentence(item, where)
        break
      case 'facts':
        for (const { term, words } of block.facts) {
          this.words(term, where)
          this.sentence(words, `${where}, ${term}`)
        }
        break
      case 'table':
        this.table(block.table)
        break
      case 'chart':
        this.chart(block.chart)
        break
      case 'quote':
      case 'picture':
      case 'pages':
    }
  }

  table(table: Table): void {
    const where = `table ${table.id}`
    const headings = table.columns.filter(({ isQuoted }) => isQuoted !== true).map(({ heading }) => heading)
    for (const text of [table.caption, ...headings, ...table.notes]) {
      this.words(text, where)
    }
    // what a supplier called a file is a name, and the reason given is in the supplier's words
    const quoted = table.columns.map(({ key, isQuoted }) => key === 'brought_by' || key === 'reason' || isQuoted)
    for (const row of table.rows)
      for (const [i, cell] of row.entries())
        if (cell.kind === 'text' && quoted[i] !== true) this.words(cell.text, where)
  }

  chart(chart: Chart): void {
    const printed = this.#printed.get(chart.subject ?? '') ?? new Set<string>()
    const texts = [
      chart.title,
      chart.subtitle,
      chart.alternative,
      ...chart.notes,
      ...chart.lines.map(line => line.label),
      ...chart.rebases.map(rebase => rebase.reason),
    ]
    for (const text of texts) this.words(text, `chart ${chart.id}`, printed)
  }
}

/** Texts of the board's file with a numeral and a letter in them: names, definitions, caveats, reasons, addresses; as they are and as they begin a sentence. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return /\d/.test(value) && /[a-z]/i.test(value) ? [value, sentenceCase(value)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(namesOf)
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATES = [
  new RegExp(`\\b(\\d{1,2} )?(${MONTHS}) \\d{4}\\b`, 'g'),
  new RegExp(`\\b(${MONTHS.replaceAll(/([A-Z][a-z]{2})[a-z]*/g, '$1')})-\\d{2}\\b`, 'g'),
  /\b\d{4}\/\d{2}\b/g,
  /\bcalendar year \d{4}\b/gi,
  /\b12 months to(?= )/gi,
]

function removeDates(text: string): string {
  return DATES.reduce((rest, date) => rest.replaceAll(date, ' '), text)
}
