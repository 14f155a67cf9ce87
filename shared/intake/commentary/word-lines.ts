import type { Block } from '../../document/document.ts'
import { sentencesText } from '../../document/text.ts'
import type { PaperPart } from '../../registers/papers/paper.ts'
import { readWordPaper } from '../papers/read-word.ts'

/**
 * A Word document as a file of commentary in Markdown. Lines such as `Section: Good practice` at the top of each text are its heading: Word
 * turns the lines of hyphens around them into rules, so they are put back. Headings of the document are set bold.
 *
 * @param isField whether a line gives a field of a heading
 */
export async function commentaryFromWord(bytes: Uint8Array, isField: (line: string) => boolean): Promise<string> {
  const { content } = await readWordPaper(bytes)
  const paragraphs = [
    ...content.parts.flatMap(linesOf),
    ...content.footnotes.map((words, i) => `[note ${i + 1}] ${words}`),
  ]
  const lines: string[] = []
  let isInHeading = false
  for (const [i, line] of paragraphs.entries()) {
    if (line === '---') continue
    const startsHeading: boolean =
      !isInHeading && isField(line) && isField(paragraphs.slice(i + 1).find(next => next !== '---') ?? '')
    if (startsHeading) lines.push('---')
    if (isInHeading && !isField(line)) lines.push('---', '')
    isInHeading = startsHeading || (isInHeading && isField(line))
    lines.push(line, ...(isInHeading ? [] : ['']))
  }
  return lines.join('\n')
}

function linesOf({ heading, blocks, parts }: PaperPart): string[] {
  return [...(heading === null ? [] : [`**${heading}**`]), ...blocks.flatMap(linesOfBlock), ...parts.flatMap(linesOf)]
}

function linesOfBlock(block: Block): string[] {
  if (block.kind === 'paragraph') return [sentencesText(block.sentences)]
  if (block.kind === 'list') return [block.items.map(item => `- ${sentencesText([item])}`).join('\n')]
  return []
}
