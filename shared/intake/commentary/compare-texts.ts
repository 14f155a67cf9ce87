import { longMonth } from '../../calendar/month.ts'
import { PROMPTS, partTag, TEXT_PARTS, type TextPart } from '../../commentary/report-controls.ts'
import { normaliseMarkdown } from '../../commentary/text-blocks.ts'
import type { EditableText } from '../../document/editable-text.ts'
import type { Fault } from '../../faults/fault.ts'
import { type FaultList, makeFault } from '../../faults/fault-list.ts'
import { readDate } from '../../registers/tables/cells.ts'
import type { ReportFile } from './report-file.ts'
import type { WordControl } from './word-controls.ts'

/** A text as a box has it. */
export interface ReturnedText {
  readonly text: EditableText
  readonly markdown: string
  readonly action: string | null
  /** As it is written: `30 June 2018`. */
  readonly due: string | null
}

/** The texts of a report that came back: those whose boxes differ from what was issued, and those whose boxes are gone. */
export async function compareTexts(file: ReportFile, faults: FaultList) {
  const changed: ReturnedText[] = []
  const missing: EditableText[] = []
  let unchangedCount = 0
  for (const { key, text } of file.controls.texts) {
    const boxes = boxesOf(file, key)
    if (TEXT_PARTS.some(part => boxes[part].length > 1 && new Set(boxes[part].map(({ words }) => words)).size > 1)) {
      faults.push(copiedFault(text))
      continue
    }
    const [box] = boxes.text
    if (box === undefined) {
      missing.push(text)
      continue
    }
    const issued = issuedText(text)
    const returned: ReturnedText = {
      text,
      markdown: isEmpty(box, 'text') ? '' : await file.markdownOf(box),
      action: lineOf(boxes.action[0], 'action', issued.action),
      due: lineOf(boxes.due[0], 'due', issued.due),
    }
    const isSameText = file.areTagsLost
      ? withoutEmphasis(returned.markdown) === withoutEmphasis(issued.markdown)
      : returned.markdown === issued.markdown
    const isSame = isSameText && returned.action === issued.action && dateOf(returned.due) === issued.due
    if (isSame) unchangedCount++
    else changed.push(returned)
  }
  return { changed, unchangedCount, missing }
}

const boxesOf = ({ found }: ReportFile, key: string): Record<TextPart, WordControl[]> => {
  const tagged = (part: TextPart) => found.filter(({ tag }) => tag === partTag(key, part))
  return { text: tagged('text'), action: tagged('action'), due: tagged('due') }
}

/** The text as a box that nobody touched says it. */
function issuedText(text: EditableText) {
  const markdown = normaliseMarkdown(text.markdown)
  return text.about === 'section'
    ? { markdown, action: null, due: null }
    : { markdown, action: text.action === null ? null : oneLine(text.action) || null, due: text.actionDueDate }
}

/** Some programs forget that what is in a box only asks for words. */
const isEmpty = ({ isPrompt, words }: WordControl, part: TextPart): boolean =>
  isPrompt || oneLine(words) === '' || oneLine(words) === PROMPTS[part]

/** A program that drops the tags of boxes drops bold and italic type in them too: those words were not changed. */
const withoutEmphasis = (markdown: string): string => markdown.replaceAll(/(?<!\\)[*_]+/g, '')

/** A box that is not there any more says what it was issued with. */
function lineOf(box: WordControl | undefined, part: TextPart, issued: string | null): string | null {
  if (box === undefined) return issued
  return isEmpty(box, part) ? null : oneLine(box.words)
}

export const oneLine = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

/** The date that words give, or the words where they give none. */
export function dateOf(due: string | null): string | null {
  const date = due === null ? null : readDate(due)
  return date?.kind === 'value' ? date.value : due
}

/** What a text is called in a receipt. */
export function nameOf(text: EditableText): string {
  if (text.about === 'indicator') return `commentary on ${text.name}, ${longMonth(text.month)}`
  return text.subject === null ? text.name : `${text.name}, ${text.subject}`
}

function copiedFault(text: EditableText): Fault {
  return makeFault(
    'box-twice',
    {},
    {
      found: `${nameOf(text)}: two boxes with different words`,
      expected: 'one box for each text, as in the report that was issued',
      fix: 'Take out the one that is not meant.',
    },
  )
}
