import { longDate } from '../../calendar/date.ts'
import { slugify } from '../../config/known-names.ts'
import type { ExpectedPaper } from './expected-papers.ts'

/** A paper to begin from, as an attachment. */
export interface PaperTemplate {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** What the author writes in the place of each; a paper that still has one is answered with a question. */
const PARTS = [
  ['Purpose', '[add what the paper is for, in a sentence]'],
  ['Recommendation', '[add what the Board is asked to decide]'],
  ['Background', '[add the paper here]'],
] as const

/**
 * A Word document with the cover of an expected paper filled in, as the feed `papers` reads it.
 *
 * @param names `to` is the board, `from` the author's post
 */
export async function writePaperTemplate(
  expected: Pick<ExpectedPaper, 'meeting' | 'item' | 'title'>,
  { to, from }: { readonly to: string; readonly from: string },
): Promise<PaperTemplate> {
  // large, and needed on few days of a month
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx')
  const { meeting, item, title } = expected
  const cover = [
    ['To', to],
    ['From', from],
    ['Date', longDate(meeting)],
    ['Agenda item', item],
    ['Title', title ?? '[add the title]'],
  ].map(
    ([field, value]) =>
      new Paragraph({ children: [new TextRun({ text: `${field}: `, style: 'Strong' }), new TextRun(value!)] }),
  )
  const parts = PARTS.flatMap(([heading, words]) => [
    new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: words }),
  ])
  const document = new Document({
    title: title ?? `Agenda item ${item}`,
    creator: to,
    sections: [{ children: [...cover, ...parts] }],
  })
  return {
    filename: `${meeting} ${item}${title === null ? '' : ` ${slugify(title)}`}.docx`,
    contentType: WORD,
    content: new Uint8Array(await Packer.toBuffer(document)),
  }
}
