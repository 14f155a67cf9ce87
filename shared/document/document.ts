import type { Chart } from './chart.ts'
import type { EditableText } from './editable-text.ts'
import type { Sentence } from './figure.ts'
import type { Table } from './table.ts'

/**
 * What a paper, a mail and a CSV are made of. Everything that is printed is in here, finished: a template turns it into
 * markup and computes nothing but layout.
 */

/** A term and what is said of it. `column`: that of the table of its row, with which it is withheld. */
export interface Fact {
  readonly term: string
  readonly words: Sentence
  readonly column?: string
}

export type Block =
  | { readonly kind: 'paragraph'; readonly number?: string; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'list'; readonly items: readonly Sentence[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | {
      readonly kind: 'facts'
      readonly facts: readonly Fact[]
      /** The row of a table that they say more of, by its first cell: they are withheld with it. */
      readonly row?: { readonly table: string; readonly key: string }
    }
  | {
      readonly kind: 'callout'
      readonly tone: 'note' | 'gap' | 'withheld' | 'alert'
      readonly heading: string
      readonly sentences: readonly Sentence[]
    }
  | {
      readonly kind: 'quote'
      readonly by: string
      readonly on: string
      readonly html: string
      readonly text: string
      /** The widest audience its author wrote it for; everybody when left out. */
      readonly audience?: 'board' | 'partner' | 'public'
      readonly editable?: EditableText
    }
  /** A picture of an author's. `data`: a data URL of a PNG or JPEG. */
  | { readonly kind: 'picture'; readonly data: string; readonly alternative: string }
  | {
      /** A PDF of an author's, bound in as it is. */
      readonly kind: 'pages'
      /** Beside the pages of the edition: `papers/8.1.pdf`. */
      readonly file: string
      /** The drop whose bytes they are. */
      readonly source: string
      readonly title: string
      /** The words of each page. */
      readonly pages: readonly string[]
    }

/** A numbered part of a paper. `number` is derived from its position: `4`, `4.2`, `A`, `A.1`. */
export interface Section {
  readonly id: string
  readonly number: string
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  /**
   * `exception`: a block of fixed shape, its chart beside its words, kept on one page. `page`: starts one and keeps to it. `sheet`: has a page
   * of its own and fits on it. `paper`: a
   * paper of the meeting pack, which starts a page, is known by its agenda item, and whose own parts are numbered from 1.
   */
  readonly form?: 'exception' | 'page' | 'sheet' | 'paper'
  /** The marking of a paper by another author, where it has one. */
  readonly marking?: string
  /** The text that nobody has sent yet for this section. */
  readonly awaited?: EditableText
  /** Words that stand on every page of the section, which then starts and ends with a page: that minutes are draft. */
  readonly pageMark?: string
}
