import type { Block } from '../../document/document.ts'
import type { Figure, Sentence } from '../../document/figure.ts'
import { listBlocks } from '../../document/walk.ts'
import type { Claim } from '../../figures/claim.ts'
import type { StoredFigure } from '../../figures/stored-figure.ts'
import { allSections, wordsOfPageOne } from '../model/documents.ts'
import { mapText } from '../model/map-text.ts'
import type { PackModel } from '../model/pack-model.ts'

const ADDRESS = /[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g

/** The model without any mail address but that of its contact, and without the ids of the files that brought its figures. */
export function hideAddresses(model: PackModel): PackModel {
  const contact = model.paper.contact.email
  const hidden = hideAddressesIn(model, contact)
  const figures = Object.fromEntries(
    Object.entries(hidden.figures).map(([ref, figure]) => [ref, { ...figure, drops: [] }]),
  )
  return { ...hidden, figures }
}

/** Plain data without the mail addresses in its texts, one of them excepted. */
export function hideAddressesIn<T>(data: T, except: string | null): T {
  return mapText(data, text =>
    text.includes('@')
      ? text.replaceAll(ADDRESS, address => (address === except ? address : '[address withheld]'))
      : text,
  )
}

/** Every indicator that a claim is about or names beside it. */
export const indicatorsOf = (claim: Claim): string[] => textsUnder(claim, 'indicator')

/** Every area that a claim is about or names beside it. */
export const areasOf = (claim: Claim): string[] => textsUnder(claim, 'area')

function textsUnder(value: unknown, key: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : textsUnder(inner, key),
  )
}

/** The model with the stored values of what it prints, and no others. */
export function keepPrintedFigures(model: PackModel): PackModel {
  const blocks = listBlocks(allSections(model))
  const refs = new Set([...wordsOfPageOne(model).flatMap(refsIn), ...blocks.flatMap(refsOf)])
  // of an indicator that is withheld nothing is said, not even what is printed of another in the same words
  const printedIndicators = new Set(['', ...[...refs].map(ref => ref.split('/')[0]!)])
  const cells = new Set(
    blocks
      .flatMap(block => (block.kind === 'table' ? block.table.rows.flat() : []))
      .flatMap(cell => (cell.kind === 'text' ? [cell.text] : [])),
  )
  const labels = new Map<string, string[]>()
  for (const block of blocks) {
    if (block.kind !== 'chart') continue
    const subject = block.chart.subject ?? ''
    labels.set(subject, [...(labels.get(subject) ?? []), ...block.chart.lines.map(({ label }) => ` ${label}`)])
  }
  // a rule or a place in a cell, and a level in a chart's label, are printed without a ref of their own
  const isPrinted = ({ ref, indicator, area, measure, printed, value }: StoredFigure): boolean =>
    refs.has(ref) ||
    (value === null && printedIndicators.has(indicator) && cells.has(printed)) ||
    (measure.startsWith('chart: ') &&
      (labels.get(`${indicator}/${area}`) ?? []).some(label => label.includes(` ${printed}`)))
  return { ...model, figures: Object.fromEntries(Object.entries(model.figures).filter(([, f]) => isPrinted(f))) }
}

const refsIn = (sentence: Sentence): string[] =>
  sentence.flatMap((part: string | Figure) => (typeof part === 'string' ? [] : [part.ref]))

function refsOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
      return block.sentences.flatMap(refsIn)
    case 'list':
      return block.items.flatMap(refsIn)
    case 'facts':
      return block.facts.flatMap(fact => refsIn(fact.words))
    case 'table':
      return block.table.rows.flat().flatMap(cell => (cell.kind === 'figure' ? [cell.figure.ref] : []))
    case 'chart':
      return block.chart.points.map(point => `${block.chart.subject ?? ''}/month ${point.month}`)
    case 'quote':
    case 'picture':
    case 'pages':
      return []
  }
}
