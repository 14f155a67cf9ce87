import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { PackModel } from '../model/pack-model.ts'

/** The statement of the public edition: how it was made to be read by all, what was tested, what is known, whom to ask. */
export function accessibilityStatement({ paper }: PackModel, { board }: BoardFile): DraftSection {
  const requestDetails = `Say which paper it is (${paper.title}, ${paper.date}) and what you need.`
  const contact: Sentence =
    board.accessibilityContact === undefined
      ? [
          `To have this paper in another format, ask ${board.body} through its website, ${board.website}. ${requestDetails}`,
        ]
      : [`To have this paper in another format, write to ${board.accessibilityContact}. ${requestDetails}`]
  return {
    id: 'accessibility',
    heading: 'Accessibility of this paper',
    blocks: [
      paragraph(
        `${board.body} wants everybody to be able to read this paper.`,
        'It is published as a web page and as a tagged PDF. Every table is also a CSV file, and every chart has its words and a table of the same figures.',
        'Nothing is shown by colour alone, and the page can be made larger without losing anything.',
      ),
      paragraph(
        'The page is built to meet the Web Content Accessibility Guidelines (WCAG 2.2), level AA.',
        'The software that makes it is tested by machine before each release. Pages of this kind are tested with axe-core and an HTML validator; of the PDF, headings, table headers, alternative text and bookmarks.',
        'It has not been tested by people who use a screen reader or another aid, and nobody has audited it.',
      ),
      paragraph(
        'What we know of: on a narrow screen wide tables become lists or are moved sideways, and printed dashboards are in small type.',
      ),
      { kind: 'paragraph', sentences: [contact] },
    ],
  }
}

const paragraph = (...sentences: string[]): Block => ({ kind: 'paragraph', sentences: sentences.map(text => [text]) })
