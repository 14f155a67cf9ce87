import type { Sentence } from '../../shared/document/document.ts'
import { figureText } from '../../shared/document/text.ts'

/** A sentence whose figures do not break across lines. */
export function MailSentence({ sentence }: { readonly sentence: Sentence }) {
  return (
    <>
      {sentence.map(part =>
        typeof part === 'string' ? part : <span style="white-space:nowrap;">{figureText(part)}</span>,
      )}
    </>
  )
}

export function MailSentences({ sentences }: { readonly sentences: readonly Sentence[] }) {
  return (
    <>
      {sentences.map((sentence, i) => (
        <>
          {i > 0 ? ' ' : ''}
          <MailSentence sentence={sentence} />
        </>
      ))}
    </>
  )
}
