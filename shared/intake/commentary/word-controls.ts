import { Parser } from 'htmlparser2'

/** A content control of a Word document. */
export interface WordControl {
  /** Empty where the program that saved the file dropped it. */
  readonly tag: string
  /** What it is called on the screen. */
  readonly title: string
  /** Its words as they stand, without what is marked as deleted; paragraphs on lines of their own. */
  readonly words: string
  /** What is in it only asks for words. */
  readonly isPrompt: boolean
  /** Where its content stands in the markup. */
  readonly from: number
  readonly to: number
}

interface OpenControl {
  tag: string
  title: string
  words: string
  isPrompt: boolean
  from: number
  to: number
}

/** What Word keeps of words that were taken out, until the change is accepted. */
const DELETED = new Set(['w:del', 'w:moveFrom'])
/** What stands beside a control's content. */
const PROPERTIES = 'w:sdtPr'

/** Every content control with a tag or a title, in the order they end. `xml` is the markup of a document's main part. */
export function listControls(xml: string): WordControl[] {
  const found: WordControl[] = []
  const open: OpenControl[] = []
  let deleted = 0
  let isInText = false
  let isInProperties = false
  const add = (words: string) => {
    if (deleted === 0) for (const control of open) control.words += words
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const control = open.at(-1)
        if (DELETED.has(name)) deleted++
        else if (name === 'w:sdt') open.push({ tag: '', title: '', words: '', isPrompt: false, from: 0, to: 0 })
        else if (name === PROPERTIES) isInProperties = true
        else if (name === 'w:t') isInText = true
        else if (name === 'w:tab') add(' ')
        else if (name === 'w:br' || name === 'w:cr') add('\n')
        else if (control === undefined) return
        else if (name === 'w:sdtContent') control.from = parser.endIndex + 1
        else if (isInProperties && name === 'w:tag') control.tag = attributes['w:val'] ?? ''
        else if (isInProperties && name === 'w:alias') control.title = attributes['w:val'] ?? ''
        else if (isInProperties && name === 'w:showingPlcHdr')
          control.isPrompt = !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '1')
      },
      ontext(text) {
        if (isInText) add(text)
      },
      onclosetag(name) {
        if (DELETED.has(name)) deleted--
        else if (name === PROPERTIES) isInProperties = false
        else if (name === 'w:t') isInText = false
        else if (name === 'w:p') add('\n')
        else if (name === 'w:sdtContent') {
          const control = open.at(-1)
          if (control !== undefined) control.to = parser.startIndex
        } else if (name === 'w:sdt') {
          const { words, ...rest } = open.pop()!
          if (rest.tag !== '' || rest.title !== '') found.push({ ...rest, words: words.trim() })
        }
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return found
}
