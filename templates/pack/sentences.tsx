import type { Figure, Sentence } from '../../shared/document/figure.ts'
import { marksToPrint } from '../../shared/document/text.ts'

/** What is longer than any number, such as the reason why there is none, may break over lines. */
const MAX_UNBROKEN_LENGTH = 24

/** A figure as it is printed everywhere in a paper; `data-ref` leads to its stored value. */
export function FigureWords({ figure }: { readonly figure: Figure }) {
  return (
    <span class={figure.printed.length <= MAX_UNBROKEN_LENGTH ? 'figure' : 'figure words'} data-ref={figure.ref}>
      {figure.printed}
      {marksToPrint(figure).map(mark => (
        <span class="mark"> [{mark}]</span>
      ))}
    </span>
  )
}

export function SentenceWords({ sentence }: { readonly sentence: Sentence }) {
  return <>{sentence.map(part => (typeof part === 'string' ? part : <FigureWords figure={part} />))}</>
}

export function Sentences({ sentences }: { readonly sentences: readonly Sentence[] }) {
  return (
    <>
      {sentences.map((sentence, i) => (
        <>
          {i > 0 ? ' ' : ''}
          <SentenceWords sentence={sentence} />
        </>
      ))}
    </>
  )
}
