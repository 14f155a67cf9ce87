import type { Figure, Sentence } from '../../shared/document/document.ts'

/** A figure as it is printed everywhere in a paper; `data-ref` leads to its stored value. */
export function FigureWords({ figure }: { readonly figure: Figure }) {
  return (
    <span class="figure" data-ref={figure.ref}>
      {figure.printed}
      {figure.marks.map(mark => (
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
