import { renderIcon } from '../../shared/charts/icons.ts'
import { renderChart, renderChartKey } from '../../shared/charts/trend-chart.ts'
import type { Logo } from '../../shared/config/logo-of.ts'
import type { Chart } from '../../shared/document/chart.ts'
import { condenseMarks } from '../../shared/document/condense-marks.ts'
import type { Block } from '../../shared/document/document.ts'
import type { Cell, IconName, Table } from '../../shared/document/table.ts'
import { marksKey, marksOfTable } from '../../shared/document/text.ts'
import { chartNotes, rangeNotes } from '../../shared/document/walk.ts'
import { fitLogo, logoBytes, logoFile } from '../logo-size.ts'
import { groupBeside, shapeOf } from '../table-shape.ts'
import { fitTable, verdictCaption } from './column-widths.ts'
import { CHART_POINTS, PORTRAIT_POINTS, SMALL_CHART_POINTS } from './page-points.ts'
import { figureWords, sentences } from './words.ts'

/** A longer table takes the whole width of its page; a shorter one is as wide as its words. */
const MAX_NATURAL_ROWS = 20
/** Tables up to this long are not parted by a page's end. */
const MAX_WHOLE_ROWS = 14
const MAX_WHOLE_COMPACT_ROWS = 45

/** A key to the signs of all charts is set at this many points a pixel, as the charts beside words are. */
const KEY_POINTS_PER_PIXEL = SMALL_CHART_POINTS / 330
const KEY_PIXELS = 770

type Target = { readonly anchor: string } | { readonly address: string } | null

/** Room for the logo in points: no higher than the line of the board's name with the space around it. */
const LOGO_WIDTH = 170
const LOGO_HEIGHT = 25.5

/** Turns blocks into what `pack.typ` sets, and gathers the drawings they need. */
export class BlockSetter {
  readonly pictures = new Map<string, string | Uint8Array>()
  /** Files of authors that are bound in, each by its name beside the pages. */
  readonly bound: string[] = []
  private readonly anchors: ReadonlyMap<string, string>
  private charts = 0
  private photos = 0

  /** @param ids those of all sections, which links within the paper lead to */
  constructor(ids: readonly string[]) {
    this.anchors = new Map(ids.map((id, i) => [id, `section-${i}`]))
  }

  anchorOf(id: string): string {
    return this.anchors.get(id)!
  }

  /**
   * @param width room for the block in points
   * @param beside tables with the same columns, which get the same widths
   */
  setBlock(block: Block, width: number, beside: readonly Table[] = []): unknown {
    switch (block.kind) {
      case 'paragraph':
        return { kind: block.kind, number: block.number ?? '', words: sentences(block.sentences) }
      case 'list':
        return { kind: block.kind, items: block.items.map(item => sentences([item])) }
      case 'table':
        return this.setTable(block.table, width, beside)
      case 'chart':
        return this.setChart(block.chart)
      case 'facts':
        return {
          kind: block.kind,
          facts: block.facts.map(({ term, words }) => ({ term, words: sentences([words]) })),
        }
      case 'callout':
        return { kind: block.kind, tone: block.tone, heading: block.heading, words: sentences(block.sentences) }
      case 'picture':
        return { kind: block.kind, path: this.addPicture(block.data), alternative: block.alternative }
      case 'pages':
        this.bound.push(block.file)
        return {
          kind: block.kind,
          path: `/${block.file}`,
          alternatives: block.pages.map((words, i) =>
            words === '' ? `Page ${i + 1} of ${block.title}, a picture without text` : `Page ${i + 1}: ${words}`,
          ),
        }
      case 'quote':
        return {
          kind: block.kind,
          lines: block.text.split(/\n+/).filter(line => line.trim() !== ''),
          by: `${block.by}, ${block.on}`,
        }
    }
  }

  /** Blocks one under another; small tables stand beside the one before them where they fit. */
  setBlocks(blocks: readonly Block[], width: number): unknown[] {
    return groupBeside(blocks).flatMap(group => {
      const set = group.map(block => this.setBlock(block, width))
      return group.length === 1 ? set : [{ kind: 'beside', tables: set }]
    })
  }

  /** The board's mark, which stands beside its name on the first page. */
  setLogo(logo: Logo) {
    const path = `/${logoFile(logo)}`
    this.pictures.set(path, logoBytes(logo))
    const { width, height } = fitLogo(logo, LOGO_WIDTH, LOGO_HEIGHT)
    return { path, width, ratio: height / width, alternative: logo.alternative }
  }

  private addPicture(data: string): string {
    const [, type = 'png', base64 = ''] = /^data:image\/(\w+);base64,(.*)$/s.exec(data) ?? []
    const path = `/pictures/${this.photos++}.${type}`
    this.pictures.set(path, new Uint8Array(Buffer.from(base64, 'base64')))
    return path
  }

  private setChart(chart: Chart) {
    return this.drawChart(chart, 'wide', CHART_POINTS)
  }

  /** A chart that stands beside words. */
  setSmallChart(chart: Chart) {
    return this.drawChart(chart, 'beside', SMALL_CHART_POINTS)
  }

  /** What the ranges and signs in charts beside words mean, once for all of them; null where there are no such charts. */
  setChartKey(charts: readonly Chart[]) {
    if (charts.length === 0) return null
    const key = renderChartKey(charts, KEY_PIXELS)
    if (key === null) return { notes: rangeNotes(charts), picture: null }
    const path = '/charts/key.svg'
    this.pictures.set(path, key.svg)
    const picture = { path, width: KEY_PIXELS * KEY_POINTS_PER_PIXEL, ratio: heightToWidth(key.svg) }
    return { notes: rangeNotes(charts), picture: { ...picture, alternative: `Key to the charts. ${key.words}.` } }
  }

  private drawChart(chart: Chart, form: 'wide' | 'beside', width: number) {
    const svg = renderChart(chart, { form })
    const path = `/charts/${this.charts++}.svg`
    this.pictures.set(path, svg)
    return {
      kind: 'chart',
      title: chart.title,
      subtitle: chart.subtitle,
      path,
      width,
      ratio: heightToWidth(svg),
      alternative: chart.alternative,
      notes: chartNotes(chart),
    }
  }

  private setTable(printed: Table, available: number, beside: readonly Table[]) {
    const table = condenseMarks(printed)
    const rows = [table, ...beside.map(condenseMarks)].flatMap(each => each.rows)
    const { size, padding, widths } = fitTable({ ...table, rows }, available)
    const isStretched = shapeOf(printed).isLandscape || table.rows.length > MAX_NATURAL_ROWS
    const marks = marksOfTable(printed)
    const significant = table.rows.flatMap((row, y) =>
      row.flatMap((cell, x) => (cell.kind === 'verdict' && cell.significant ? [[x, y]] : [])),
    )
    const total = widths.reduce((sum, each) => sum + each, 0)
    return {
      kind: 'table',
      size,
      padding,
      isCompact: table.isCompact === true,
      isWhole:
        available === PORTRAIT_POINTS &&
        table.rows.length <= (table.isCompact === true ? MAX_WHOLE_COMPACT_ROWS : MAX_WHOLE_ROWS),
      caption: table.caption,
      key: [
        ...(marks.length > 0 ? [`Shorthand: ${marksKey(marks)}.`] : []),
        ...(significant.length > 0 ? ['A solid sign, bold on grey, marks a significant difference.'] : []),
      ].join(' '),
      columns: table.columns.map(({ heading, kind }, i) => ({
        heading,
        isNumber: kind === 'number',
        width: isStretched ? (widths[i]! / total) * available : widths[i]!,
      })),
      shaded: significant,
      rows: table.rows.map(row => row.map(cell => this.setCell(cell, table.isCompact === true))),
      notes: table.notes,
    }
  }

  private setCell(cell: Cell, isCompact: boolean) {
    switch (cell.kind) {
      case 'text':
        return { kind: cell.kind, text: cell.text, target: this.targetOf(cell.href) }
      case 'figure':
        return { kind: cell.kind, ...figureWords(cell.figure) }
      case 'verdict':
        return { ...cell, caption: verdictCaption(cell.sense, isCompact) }
      case 'icon':
        return { kind: cell.kind, icon: this.iconPath(cell.icon), word: cell.word }
    }
  }

  private iconPath(icon: IconName): string {
    const path = `/icons/${icon}.svg`
    if (!this.pictures.has(path)) this.pictures.set(path, renderIcon(icon, null))
    return path
  }

  /** Links lead to the web, to mail, or to a section of this paper; nothing else is made live. */
  private targetOf(href: string | undefined): Target {
    if (href === undefined) return null
    const anchor = href.startsWith('#') ? this.anchors.get(href.slice(1)) : undefined
    if (anchor !== undefined) return { anchor }
    return /^(https?:\/\/|mailto:)/i.test(href) ? { address: href } : null
  }
}

/** Height by width of a drawing, from its own `viewBox`. */
function heightToWidth(svg: string): number {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!
  return Number(height) / Number(width)
}
