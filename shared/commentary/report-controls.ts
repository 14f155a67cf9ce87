import * as z from 'zod'
import type { EditableText } from '../document/editable-text.ts'

/*
 * What a report in Word says of itself, so that a copy that was edited can be read: the figures in it, which are locked, and the texts, which
 * are not. It travels in a part of the file that no program shows, and that Word and LibreOffice keep.
 */

/** The namespace of that part. */
export const CONTROLS_NAMESPACE = 'urn:boardpack:report-controls:1'

/** Word opens no file with a longer tag, or a longer title, on a content control. */
const MAX_TAG = 64

/** The parts of a text that are edited each by itself. */
export const TEXT_PARTS = ['text', 'action', 'due'] as const
export type TextPart = (typeof TEXT_PARTS)[number]

/** What an empty control asks for, until somebody writes in it. */
export const PROMPTS: Record<TextPart, string> = {
  text: 'Write the reason here, in a few sentences.',
  action: 'what is being done about it',
  due: 'a date',
}

const text = z.string()
const audience = z.enum(['board', 'partner', 'public'])
/** A text that may be edited, as it is stored and as a report in Word carries it. */
export const editableTextSchema: z.ZodType<EditableText> = z.union([
  z.object({
    about: z.literal('indicator'),
    indicator: text,
    name: text,
    area: text,
    month: text,
    author: text,
    audience,
    markdown: text,
    action: text.nullable(),
    actionDueDate: text.nullable(),
  }),
  z.object({
    about: z.literal('section'),
    section: text,
    name: text,
    meeting: text,
    subject: text.nullable(),
    author: text,
    audience,
    place: z.enum(['report', 'data-pack', 'meeting-pack']),
    markdown: text,
  }),
])

/**
 * - `asKnownAt`: what had come by then is in it, ISO in UTC
 * - `figures`: each locked figure's tag, what it is, and every way that it is printed
 * - `texts`: each editable text as it was printed, under the key that its tags share and the mark that its bookmarks share
 */
export const reportControlsSchema = z.object({
  run: text,
  asKnownAt: text,
  figures: z.array(z.object({ tag: text, name: text, printed: z.array(text) })),
  texts: z.array(z.object({ key: text, mark: text, text: editableTextSchema })),
})
export type ReportControls = z.infer<typeof reportControlsSchema>

/** `figure/complaints/trust/current` */
export const figureTag = (ref: string): string => shorten(`figure/${ref}`)

/** `cell/indicators/complaints/year_verdict` */
export const cellTag = (table: string, row: string, column: string): string => shorten(`cell/${table}/${row}/${column}`)

/** What the tags of a text's parts begin with: `commentary/complaints/trust/2018-03`, `section/good-practice/2018-05-10/chief/training`. */
export function textKey(of: EditableText): string {
  return of.about === 'indicator'
    ? shorten(`commentary/${of.indicator}/${of.area}/${of.month}`, MAX_PART)
    : shorten(
        ['section', of.section, of.meeting, of.author, ...(of.subject === null ? [] : [of.subject])].join('/'),
        MAX_PART,
      )
}

/** The bookmark on what stands before a part (`box3_action`), and after the last (`box3_end`): some programs keep bookmarks and drop tags. */
export const partMark = (mark: string, part: TextPart | 'end'): string => `${mark}_${part}`

/** `commentary/complaints/trust/2018-03#action` */
export const partTag = (key: string, part: TextPart): string => `${key}#${part}`

const MAX_PART = MAX_TAG - '#action'.length

/** A title that a program shows on the control. */
export const shortTitle = (words: string): string =>
  words.length <= MAX_TAG ? words : `${words.slice(0, MAX_TAG - 1).trimEnd()}…`

/** A tag within Word's limit: a long one is cut before its last part, and told apart by a number made from all of it. */
function shorten(tag: string, most: number = MAX_TAG): string {
  if (tag.length <= most) return tag
  const number = Array.from(tag).reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 7)
  const last = tag.slice(tag.lastIndexOf('/'))
  const end = `~${number.toString(36)}${last.length > most / 2 ? '' : last}`
  return `${tag.slice(0, most - end.length)}${end}`
}
