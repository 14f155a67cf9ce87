import { FileChild, type ParagraphChild, XmlComponent } from 'docx'
import { shortTitle } from '../../shared/commentary/report-controls.ts'

/** An element of the format by its name, which the library has no class for. */
class Element extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlComponent[] = []) {
    super(name)
    if (Object.keys(attributes).length > 0) this.root.push({ _attr: attributes })
    this.root.push(...children)
  }
}

/** What a content control is. */
export interface ControlOptions {
  /** At most 64 characters. */
  readonly tag: string
  /** What it is, in words that a program shows on it. */
  readonly title: string
  /** A figure and a picture: neither they nor what is in them can be changed. The others can be written in, and not taken out. */
  readonly kind: 'figure' | 'picture' | 'words' | 'line' | 'date'
  /** What is in it only asks for words. */
  readonly isPrompt?: boolean
  /** Of a date: `YYYY-MM-DD`. */
  readonly date?: string | null
}

/** Content controls of one document (ECMA-376, part 1, 17.5.2), each with a number of its own. */
export class Controls {
  #count = 0
  #bookmarks = 0

  /** Within a paragraph. */
  inline(options: ControlOptions, children: readonly XmlComponent[]): ParagraphChild {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library's list of what stands in a paragraph has no control
    return this.#control(options, children, Element)
  }

  /** Around paragraphs. */
  block(options: ControlOptions, children: readonly XmlComponent[]): FileChild {
    return this.#control(options, children, BlockControl)
  }

  /** A bookmark on words, around them in their paragraph. */
  bookmark(name: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    const id = { 'w:id': String(++this.#bookmarks) }
    return [new Element('w:bookmarkStart', { ...id, 'w:name': name }), ...children, new Element('w:bookmarkEnd', id)]
  }

  #control<T>(
    options: ControlOptions,
    children: readonly XmlComponent[],
    Kind: new (name: string, attributes: Record<string, string>, children: readonly XmlComponent[]) => T,
  ): T {
    const properties = new Element('w:sdtPr', {}, propertiesOf(options, ++this.#count))
    return new Kind('w:sdt', {}, [properties, new Element('w:sdtContent', {}, children)])
  }
}

class BlockControl extends FileChild {
  constructor(name: string, _: Readonly<Record<string, string>>, children: readonly XmlComponent[]) {
    super(name)
    this.root.push(...children)
  }
}

/** In the order that the schema asks for. */
function propertiesOf({ tag, title, kind, isPrompt, date }: ControlOptions, number: number): Element[] {
  const value = (name: string, val: string) => new Element(name, { 'w:val': val })
  const isLocked = kind === 'figure' || kind === 'picture'
  return [
    value('w:alias', shortTitle(title)),
    value('w:tag', tag),
    value('w:id', String(number)),
    value('w:lock', isLocked ? 'sdtContentLocked' : 'sdtLocked'),
    ...(isPrompt === true ? [new Element('w:showingPlcHdr', {})] : []),
    ...(kind === 'date' ? [datePicker(date ?? null)] : []),
    ...(kind === 'line' || kind === 'figure' ? [new Element('w:text', {})] : []),
  ]
}

function datePicker(date: string | null): Element {
  const parts = {
    'w:dateFormat': 'd MMMM yyyy',
    'w:lid': 'en-GB',
    'w:storeMappedDataAs': 'dateTime',
    'w:calendar': 'gregorian',
  }
  return new Element(
    'w:date',
    date === null ? {} : { 'w:fullDate': `${date}T00:00:00Z` },
    Object.entries(parts).map(([name, val]) => new Element(name, { 'w:val': val })),
  )
}
