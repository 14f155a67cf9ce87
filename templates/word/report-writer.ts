import { ImageRun, LineRuleType, Paragraph, type ParagraphChild } from 'docx'
import type { Picture } from '../../shared/charts/png.ts'
import { cellTag, figureTag, type ReportControls, textKey } from '../../shared/commentary/report-controls.ts'
import type { EditableText } from '../../shared/document/editable-text.ts'
import type { Figure, Sentence } from '../../shared/document/figure.ts'
import { figureText } from '../../shared/document/text.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { Controls } from './controls.ts'
import { type Look, textRun } from './text-run.ts'

/** A drawing (SVG) as a picture. */
export type Draw = (svg: string) => Picture

/** Width of the text of an upright page of A4, in points and in the pixels of a drawing. */
export const TEXT_POINTS = 481
const TEXT_PIXELS = 640
const TWIPS_A_PIXEL = 15

/** Writes the words of one document, and notes each figure and each text that it prints. */
export class ReportWriter {
  readonly controls = new Controls()
  readonly #figures = new Map<string, { name: string; printed: Set<string> }>()
  readonly #texts = new Map<string, { mark: string; text: EditableText }>()

  constructor(
    private readonly stored: PackModel['figures'],
    private readonly draw: Draw,
  ) {}

  /** What the document says of itself, for a copy that comes back. */
  controlsOf({ id, asKnownAt }: PackModel['run']): ReportControls {
    return {
      run: id,
      asKnownAt,
      figures: [...this.#figures].map(([tag, { name, printed }]) => ({ tag, name, printed: [...printed] })),
      texts: [...this.#texts].map(([key, of]) => ({ key, ...of })),
    }
  }

  sentence(sentence: Sentence): ParagraphChild[] {
    return sentence.map(part => (typeof part === 'string' ? textRun(part) : this.figure(part)))
  }

  sentences(sentences: readonly Sentence[]): ParagraphChild[] {
    return sentences.flatMap((sentence, i) => [...(i > 0 ? [textRun(' ')] : []), ...this.sentence(sentence)])
  }

  /** A figure, locked. */
  figure(figure: Figure, look: Look = {}): ParagraphChild {
    const of = this.stored[figure.ref]
    const name = of === undefined ? figure.ref : [of.indicator, of.area, of.measure].filter(Boolean).join(', ')
    return this.#locked(figureTag(figure.ref), name, figureText(figure), look)
  }

  /** A cell of a table that is no figure by itself but rests on some: a verdict, a target. */
  lockedCell(
    at: { table: string; row: string; column: string },
    name: string,
    words: string,
    look: Look,
  ): ParagraphChild {
    return this.#locked(cellTag(at.table, at.row, at.column), name, words, look)
  }

  #locked(tag: string, name: string, words: string, look: Look): ParagraphChild {
    const noted = this.#figures.get(tag) ?? { name, printed: new Set<string>() }
    this.#figures.set(tag, noted)
    noted.printed.add(words)
    return this.controls.inline({ tag, title: name, kind: 'figure' }, [textRun(words, look)])
  }

  /** Notes a text that may be edited; gives what its tags begin with, and its bookmarks. */
  editable(text: EditableText): { readonly key: string; readonly mark: string } {
    const key = textKey(text)
    const mark = `box${this.#texts.size + 1}`
    this.#texts.set(key, { mark, text })
    return { key, mark }
  }

  /** A drawing in a paragraph of its own, locked, with the words that stand for it. */
  picture(svg: string, id: string, title: string, alternative: string): Paragraph {
    const { bytes, width, height } = this.draw(svg)
    const scale = Math.min(1, TEXT_PIXELS / width)
    const image = new ImageRun({
      type: 'png',
      data: bytes,
      transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
      altText: { name: id, title, description: alternative },
    })
    const control = { tag: figureTag(`chart/${id}`), title, kind: 'picture' } as const
    // LibreOffice sets a line no higher for a picture in a control, and would show its foot alone
    const line = Math.round(height * scale) * TWIPS_A_PIXEL
    return new Paragraph({
      keepNext: true,
      spacing: { line, lineRule: LineRuleType.AT_LEAST },
      children: [this.controls.inline(control, [image])],
    })
  }
}
