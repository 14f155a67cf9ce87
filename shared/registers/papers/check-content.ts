import type { Block } from '../../document/document.ts'
import { cellText, sentencesText } from '../../document/text.ts'
import type { Paper, PaperContent, PaperPart } from './paper.ts'

/** What nobody wanted to leave in a paper. */
const PLACEHOLDER =
  /\b(?:X{2,}|TBC|TBD|TODO|to be confirmed|to follow|lorem ipsum)\b|\[(?:insert|add|date|name|tbc)[^\]]*\]/gi
const REFERENCE = /\b(?:see|in|at|paragraphs?|para\.?|section)\s+(\d{1,2}(?:\.\d{1,2})+)\b/gi

/** Slips inside a paper that its author can put right: placeholders, references that lead nowhere, numbers, what its cover lacks. */
export function checkContent(paper: Paper, content: PaperContent): string[] {
  const texts = [...wordsOf(content.parts), ...content.footnotes, ...content.pageTexts]
  const placeholders = [...new Set(texts.flatMap(text => text.match(PLACEHOLDER) ?? []))]
  const lacks = (['purpose', 'recommendation'] as const).filter(field => paper[field] === null)
  return [
    ...lacks.map(
      field =>
        `The paper has no ${field}. What is it? Add a section or a line “${capital(field)}: …” and send it again.`,
    ),
    ...(placeholders.length === 0 ? [] : [`Still to be filled in: ${placeholders.join(', ')}.`]),
    ...(content.parts.length === 0 ? [] : checkReferences(content.parts, texts)),
    ...checkTypedNumbers(content.parts),
  ]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** References to numbers that the paper will not have when it is set: parts and their paragraphs are numbered from 1. */
function checkReferences(parts: readonly PaperPart[], texts: readonly string[]): string[] {
  const numbers = new Set(numbersOf(parts))
  const broken = new Set(
    texts
      .flatMap(text => [...text.matchAll(REFERENCE)].map(([, number]) => number!))
      .filter(number => !numbers.has(number)),
  )
  return [...broken].map(
    number =>
      `The paper refers to ${number}, which it does not have. Its parts and paragraphs are numbered from 1 as they come.`,
  )
}

/** Numbers that the author typed before paragraphs: twice the same, or not in order. */
function checkTypedNumbers(parts: readonly PaperPart[]): string[] {
  const typed = wordsOf(parts).flatMap(text => /^(\d{1,2}(?:\.\d{1,2})+)\.?\s/.exec(text)?.[1] ?? [])
  const twice = [...new Set(typed.filter((number, i) => typed.indexOf(number) !== i))]
  return twice.map(
    number =>
      `Two paragraphs are numbered ${number}. The numbers that were typed are left out: the paper is numbered when it is set.`,
  )
}

/** Every number that the set paper has: `4`, `4.2`, `4.2.1`. */
export function numbersOf(parts: readonly PaperPart[]): string[] {
  const within = (part: PaperPart, number: string): string[] => {
    const paragraphs = part.blocks.filter(({ kind }) => kind === 'paragraph').length
    const own = Array.from({ length: paragraphs }, (_, i) => `${number}.${i + 1}`)
    return [number, ...own, ...part.parts.flatMap((inner, i) => within(inner, `${number}.${paragraphs + i + 1}`))]
  }
  return parts.flatMap((part, i) => within(part, String(i + 1)))
}

function wordsOf(parts: readonly PaperPart[]): string[] {
  return parts.flatMap(part => [
    ...(part.heading === null ? [] : [part.heading]),
    ...part.blocks.flatMap(wordsOfBlock),
    ...wordsOf(part.parts),
  ])
}

function wordsOfBlock(block: Block): string[] {
  if (block.kind === 'paragraph') return [sentencesText(block.sentences)]
  if (block.kind === 'list') return block.items.map(item => sentencesText([item]))
  return block.kind === 'table' ? block.table.rows.flat().map(cellText) : []
}
