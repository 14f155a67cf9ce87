import type { Figure, Sentence } from '../../shared/document/figure.ts'
import { marksToPrint } from '../../shared/document/text.ts'

type Words = readonly (string | { readonly figure: string; readonly marks: string })[]

/** Sentences as words and figures, a figure never broken across lines unless it is words. */
export function sentences(list: readonly Sentence[]): Words {
  return list.flatMap((sentence, i) => [
    ...(i > 0 ? [' '] : []),
    ...sentence.map(part => (typeof part === 'string' ? part : figureWords(part))),
  ])
}

/** Letters of a figure that may not be kept on one line: it is words, which would run over the edge of a page. */
const LONGEST_ON_ONE_LINE = 40

export function figureWords(figure: Figure) {
  const marks = marksToPrint(figure)
  const printed =
    figure.printed.length > LONGEST_ON_ONE_LINE ? figure.printed : figure.printed.replaceAll(' ', '\u00a0')
  return { figure: printed, marks: marks.map(mark => `[${mark}]`).join('\u00a0') }
}
