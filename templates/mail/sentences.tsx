import type { Figure, Sentence } from '../../shared/document/figure.ts'
import { figureText } from '../../shared/document/text.ts'

/** A figure of so few characters is not broken; words in a figure's place, such as a quoted action, break as words do. */
const MAX_UNBROKEN_LENGTH = 24

/** An option of a command, such as `--by`: a line that ends after its dashes cannot be copied as it stands. */
const OPTION = /(--[a-z][a-z-]*)/

/** A sentence whose figures, and options of commands, do not break across lines. */
export function MailSentence({ sentence }: { readonly sentence: Sentence }) {
  return (
    <>
      {sentence.map(part =>
        typeof part === 'string' ? unbrokenOptions(part) : <span style={breaking(part)}>{figureText(part)}</span>,
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

function unbrokenOptions(words: string) {
  return words.split(OPTION).map((part, i) => (i % 2 === 0 ? part : <span style="white-space:nowrap;">{part}</span>))
}

function breaking({ printed }: Figure): string {
  return printed.length > MAX_UNBROKEN_LENGTH ? 'overflow-wrap:anywhere;' : 'white-space:nowrap;'
}
