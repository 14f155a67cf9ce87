import type { ChildNode, Element } from 'domhandler'
import { ElementType, parseDocument } from 'htmlparser2'
import type { Block } from '../../document/document.ts'
import type { Table } from '../../document/table.ts'
import type { PaperPart } from '../../registers/papers/paper.ts'

interface DraftPart {
  heading: string | null
  readonly blocks: Block[]
  readonly parts: DraftPart[]
}

/** What the words of a document come to: its parts, and what its author should know of them. */
export interface ReadParts {
  readonly parts: readonly PaperPart[]
  /** Pictures without words that stand for them. */
  readonly picturesWithoutWords: number
}

const BLOCK_TAGS = new Set([
  'p',
  'ul',
  'ol',
  'table',
  'img',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'div',
  'section',
  'li',
])
const MAX_LEVEL = 3

/**
 * Parts of a paper from the markup that a Word or Markdown file was turned into. Only words, tables and pictures are taken over:
 * nothing that was markup can be live on a page. An ordered list of the outermost level is numbered paragraphs.
 */
export function partsFromHtml(html: string): ReadParts {
  const root: DraftPart = { heading: null, blocks: [], parts: [] }
  const open = [{ part: root, level: 0 }]
  let picturesWithoutWords = 0
  let tables = 0

  function add(block: Block): void {
    open.at(-1)!.part.blocks.push(block)
  }

  function addPictures(node: Element): void {
    for (const image of elementsIn(node, 'img')) {
      const { src = '', alt = '' } = image.attribs
      if (!/^data:image\/(png|jpeg);base64,/.test(src)) continue
      if (alt.trim() === '') picturesWithoutWords++
      add({ kind: 'picture', data: src, alternative: alt.trim() || 'Picture without a description by its author' })
    }
  }

  function visit(node: ChildNode): void {
    if (node.type === ElementType.Text) {
      const words = tidy(node.data)
      if (words !== '') add(paragraph(words))
      return
    }
    if (node.type !== ElementType.Tag) return
    const level = /^h([1-6])$/.exec(node.name)?.[1]
    if (level !== undefined) return startPart(tidy(textOf(node)), Math.min(Number(level), MAX_LEVEL))
    if (node.name === 'table') {
      addPictures(node)
      const table = readTable(node, ++tables)
      if (table !== null) add({ kind: 'table', table })
    } else if (node.name === 'ol') {
      for (const item of childElements(node)) addNumbered(item)
    } else if (node.name === 'ul') add({ kind: 'list', items: childElements(node).map(item => [tidy(textOf(item))]) })
    else if (isHeadingInBold(node)) startPart(tidy(textOf(node)), 1)
    else if (hasBlocks(node)) node.children.forEach(visit)
    else {
      const words = tidy(textOf(node))
      if (words !== '') add(paragraph(words))
      addPictures(node)
    }
  }

  function startPart(heading: string, level: number): void {
    if (heading === '') return
    while (open.at(-1)!.level >= level) open.pop()
    const part: DraftPart = { heading, blocks: [], parts: [] }
    open.at(-1)!.part.parts.push(part)
    open.push({ part, level })
  }

  /** An item of an ordered list: its own words are a paragraph, lists and tables in it follow. */
  function addNumbered(item: Element): void {
    const isOwn = (child: ChildNode) => !(child.type === ElementType.Tag && ['ul', 'ol', 'table'].includes(child.name))
    const words = tidy(item.children.filter(isOwn).map(textOf).join(''))
    if (words !== '') add(paragraph(words))
    addPictures(item)
    for (const child of item.children)
      if (child.type === ElementType.Tag && child.name === 'ol')
        add({ kind: 'list', items: childElements(child).map(inner => [tidy(textOf(inner))]) })
      else if (!isOwn(child)) visit(child)
  }

  parseDocument(html).children.forEach(visit)
  return {
    parts: [root, ...root.parts]
      .filter(part => part !== root || part.blocks.length > 0)
      .map(part => (part === root ? { ...root, parts: [] } : part)),
    picturesWithoutWords,
  }
}

const paragraph = (words: string): Block => ({ kind: 'paragraph', sentences: [[words]] })

/** Words on one line, without the space that lays out a file. */
const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

const childElements = (node: Element): Element[] =>
  node.children.filter((child): child is Element => child.type === ElementType.Tag)

const MAX_HEADING_LENGTH = 80

/** Many authors make a heading by setting a short line in bold. */
function isHeadingInBold(node: Element): boolean {
  const [only, ...others] = node.children
  if (node.name !== 'p' || only?.type !== ElementType.Tag || others.length > 0 || only.name !== 'strong') return false
  const words = tidy(textOf(node))
  return words.length <= MAX_HEADING_LENGTH && !/[.:;,]$/.test(words)
}

function hasBlocks(node: Element): boolean {
  return node.children.some(
    child => child.type === ElementType.Tag && child.name !== 'img' && BLOCK_TAGS.has(child.name),
  )
}

function elementsIn(node: Element, name: string): Element[] {
  return childElements(node).flatMap(child => [...(child.name === name ? [child] : []), ...elementsIn(child, name)])
}

/** The words of a node. A link is followed by its address, unless that is its words; a footnote's mark is `[1]`. */
export function textOf(node: ChildNode): string {
  if (node.type === ElementType.Text) return node.data
  if (node.type !== ElementType.Tag) return ''
  if (node.name === 'br') return ' '
  const words = node.children.map(textOf).join(['li', 'td', 'tr', 'p'].includes(node.name) ? ' ' : '')
  if (node.name === 'p' || node.name === 'li') return `${words} `
  if (node.name !== 'a') return words
  const { href = '' } = node.attribs
  return !/^https?:/.test(href) || words.includes(href) ? words : `${words} (${href})`
}

/** A table with its first row as headings; null where it has no more than one row or column. */
function readTable(node: Element, number: number): Table | null {
  const rows = elementsIn(node, 'tr').map(row => childElements(row).map(cell => tidy(textOf(cell))))
  const width = Math.max(0, ...rows.map(row => row.length))
  const [headings, ...body] = rows
  if (headings === undefined || body.length === 0 || width < 2) return null
  return {
    id: `table-${number}`,
    caption: `Table ${number}`,
    columns: Array.from({ length: width }, (_, i) => ({
      key: `column_${i + 1}`,
      heading: headings[i] || `Column ${i + 1}`,
      kind: 'text',
    })),
    rows: body.map(row => Array.from({ length: width }, (_, i) => ({ kind: 'text', text: row[i] || '—' }))),
    notes: [],
  }
}
