import type { Commentary } from '../../commentary/commentary.ts'
import type { FreeSection } from '../../commentary/free-section.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { FaultList } from '../../faults/fault-list.ts'
import { addLostHeadingFaults } from './check-text.ts'
import { HeadingReader } from './heading-reader.ts'
import { readSection } from './read-section.ts'
import type { Draft } from './split-texts.ts'

/** A paper has no room for more. */
const MAX_CHARACTERS = 5000

/** A text of a file as commentary or as a text about no indicator; null after its faults were added. */
export function readDraft(
  draft: Draft,
  board: BoardFile,
  today: string,
  faults: FaultList,
): Commentary | FreeSection | null {
  const before = faults.count
  const heading = new HeadingReader(draft, board, today, faults)
  const isSection = draft.fields.has('section')
  const indicator = isSection ? null : heading.indicator()
  if (indicator !== null) addLostHeadingFaults(draft, heading.names, indicator, faults)
  const month = isSection ? null : heading.month()
  const author = heading.author()
  const audience = heading.audience()
  const actionDueDate = heading.dueDate()
  if (draft.markdown === '' || draft.markdown.length > MAX_CHARACTERS)
    faults.add(
      'text-length',
      { row: draft.line },
      {
        found: draft.markdown === '' ? 'a heading without text' : `${draft.markdown.length} characters`,
        expected: `a text of at most ${MAX_CHARACTERS} characters`,
        fix:
          draft.markdown === '' ? 'Write the text below the heading.' : 'Shorten it; the paper has no room for more.',
      },
    )
  if (author !== null && audience !== null && isSection)
    return readSection(
      {
        section: heading.required('section', 'good-practice'),
        meeting: heading.required('meeting', '2018-05-10'),
        about: heading.value('about') || null,
        place: heading.value('place'),
        line: field => heading.line(field),
      },
      { markdown: draft.markdown, author, audience },
      board,
      faults,
    )
  if (faults.count > before || indicator === null || month === null || author === null || audience === null) return null
  const action = heading.value('action')
  return {
    id: `${indicator}/${month}`,
    indicator,
    month,
    author,
    audience,
    markdown: draft.markdown,
    action,
    actionDueDate,
  }
}
