import type { ChildNode } from 'domhandler'
import { ElementType, parseDocument } from 'htmlparser2'
import { renderMarkdown } from './render-markdown.ts'

/** Words set alike. */
interface TextRun {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  readonly href: string | null
}

/** A paragraph or a list's item. Items of one list follow each other; `level` counts from 0. */
export interface TextBlock {
  readonly kind: 'paragraph' | 'quotation' | 'bullet' | 'number'
  readonly level: number
  readonly runs: readonly TextRun[]
}

/** Markup nested deeper than this is read as its words. */
const MAX_DEPTH = 40

/**
 * A commentary's paragraphs and lists, from the markup that Markdown or a Word document was turned into. What commentary cannot have (headings,
 * tables, pictures) comes as its words.
 */
export function textBlocks(html: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let runs: TextRun[] = []

  function endBlock(place: Place): void {
    const joined = joinRuns(runs)
    runs = []
    if (joined.length > 0) blocks.push({ kind: place.kind, level: place.level, runs: joined })
  }

  function visit(nodes: readonly ChildNode[], place: Place, look: Omit<TextRun, 'text'>, depth: number): void {
    for (const node of nodes) {
      if (node.type === ElementType.Text) runs.push({ ...look, text: node.data })
      if (node.type !== ElementType.Tag) continue
      const inner = depth > MAX_DEPTH ? { place, look } : enter(node.name, node.attribs['href'], place, look)
      const isBlock = BLOCK_TAGS.has(node.name)
      if (isBlock) endBlock(place)
      visit(node.children, inner.place, inner.look, depth + 1)
      if (isBlock) endBlock(inner.place)
    }
  }

  const start: Place = { kind: 'paragraph', level: 0 }
  visit(parseDocument(html).children, start, { strong: false, emphasis: false, href: null }, 0)
  endBlock(start)
  return blocks
}

type Place = Pick<TextBlock, 'kind' | 'level'>

const BLOCK_TAGS = new Set([
  'p',
  'ul',
  'ol',
  'li',
  'blockquote',
  'br',
  'div',
  'table',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
])

function enter(tag: string, href: string | undefined, place: Place, look: Omit<TextRun, 'text'>) {
  const isInList = place.kind === 'bullet' || place.kind === 'number'
  const level = isInList ? place.level + 1 : 0
  switch (tag) {
    case 'ul':
      return { place: { kind: 'bullet', level } as const, look }
    case 'ol':
      return { place: { kind: 'number', level } as const, look }
    case 'blockquote':
      return { place: isInList ? place : ({ kind: 'quotation', level: 0 } as const), look }
    case 'strong':
      return { place, look: { ...look, strong: true } }
    case 'em':
      return { place, look: { ...look, emphasis: true } }
    case 'a':
      return { place, look: { ...look, href: /^https?:\/\/[^\s"<>()]+$/i.test(href ?? '') ? href! : null } }
    default:
      return { place, look }
  }
}

/** Runs with one space between words, none at the ends, and those that look alike as one; spaces beside emphasis stand outside it. */
function joinRuns(runs: readonly TextRun[]): TextRun[] {
  const parts = runs.flatMap(run =>
    (run.text.replaceAll(/\s+/g, ' ').match(/ |[^ ]+(?: [^ ]+)*/g) ?? []).map(text =>
      text === ' ' ? { text, strong: false, emphasis: false, href: null } : { ...run, text },
    ),
  )
  const joined: TextRun[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.text === ' ' && (last === undefined || last.text.endsWith(' '))) continue
    if (last !== undefined && isAlike(last, part)) joined[joined.length - 1] = { ...last, text: last.text + part.text }
    else joined.push(part)
  }
  const last = joined.at(-1)
  if (last?.text.endsWith(' ') !== true) return joined
  const trimmed = last.text.slice(0, -1)
  return trimmed === '' ? joined.slice(0, -1) : [...joined.slice(0, -1), { ...last, text: trimmed }]
}

const isAlike = (a: TextRun, b: TextRun) => a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href

/** The blocks as Markdown that gives them again. Emphasis that Markdown cannot say where it stands is left out. */
export function textMarkdown(blocks: readonly TextBlock[]): string {
  const parts = blocks.map((block, i) => {
    const before = blocks[i - 1]
    const isSameList = before !== undefined && isItem(before) && isItem(block)
    return `${i === 0 ? '' : isSameList ? '\n' : '\n\n'}${blockMarkdown(block)}`
  })
  return parts.join('')
}

const isItem = ({ kind }: TextBlock) => kind === 'bullet' || kind === 'number'
/** Wide enough for what stands before the words of the item above, of either kind. */
const INDENT = '   '

function blockMarkdown({ kind, level, runs }: TextBlock): string {
  const sign = { paragraph: '', quotation: '> ', bullet: '-  ', number: '1. ' }[kind]
  return `${isItem({ kind, level, runs }) ? INDENT.repeat(level) : ''}${sign}${runsMarkdown(runs)}`
}

function runsMarkdown(runs: readonly TextRun[]): string {
  const written = escapeStart(runs.map(runMarkdown).join(''))
  const [read] = textBlocks(renderMarkdown(written))
  if (JSON.stringify(read?.runs) === JSON.stringify(runs)) return written
  return escapeStart(escapeText(runs.map(({ text }) => text).join('')))
}

function runMarkdown({ text, strong, emphasis, href }: TextRun): string {
  const stars = `${strong ? '**' : ''}${emphasis ? '*' : ''}`
  const words = `${stars}${escapeText(text)}${stars}`
  return href === null ? words : `[${words}](${href})`
}

/** What Markdown would take for a sign. */
const escapeText = (text: string) =>
  text
    .replaceAll(/[\\`*_]/g, '\\$&')
    .replaceAll('](', ']\\(')
    .replaceAll(/&(?=#|[a-z\d]+;)/gi, '\\&')

/** What Markdown would take for a list or a quotation at the start of a line. */
const escapeStart = (line: string) => line.replace(/^([-+>])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

/** A commentary as a copy in Word can say it: the same words in the same paragraphs, lists and emphasis. */
export const normaliseMarkdown = (markdown: string): string => textMarkdown(textBlocks(renderMarkdown(markdown)))
