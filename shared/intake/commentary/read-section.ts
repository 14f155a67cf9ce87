import type { Audience } from '../../commentary/commentary.ts'
import {
  FREE_SECTIONS,
  type FreeSection,
  type FreeSectionKind,
  SECTION_PLACES,
  type SectionPlace,
} from '../../commentary/free-section.ts'
import { normaliseName, slugify } from '../../config/known-names.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { type FaultList, quoteForMessage } from '../../faults/fault-list.ts'
import { readDate } from '../../registers/tables/cells.ts'

/** What a heading says of a section, each with the line it stands on. */
export interface SectionFields {
  readonly section: string
  readonly meeting: string
  readonly about: string | null
  readonly place: string | null
  readonly line: (field: 'section' | 'meeting' | 'place' | 'about') => number
}

/** The report has few pages; the other documents have room for what commentary may have. */
const MAX_REPORT_CHARACTERS = 1200

/** A free section from its heading and text; null after its faults were added. */
export function readSection(
  fields: SectionFields,
  text: { readonly markdown: string; readonly author: string; readonly audience: Audience },
  board: BoardFile,
  faults: FaultList,
): FreeSection | null {
  const kind = findKind(fields, faults)
  const meeting = findMeeting(fields, board, faults)
  const place = findPlace(fields, faults)
  if (kind === null || meeting === null || place === null) return null
  if (place === 'report' && text.markdown.length > MAX_REPORT_CHARACTERS) {
    faults.add(
      'text-length',
      { row: fields.line('place') },
      {
        found: `${text.markdown.length} characters for the report`,
        expected: `at most ${MAX_REPORT_CHARACTERS.toLocaleString('en-GB')} there, so that the report stays short`,
        fix: 'Shorten it, or write place: data-pack, where there is room for more.',
      },
    )
    return null
  }
  const { author } = text
  const id = [kind, meeting, author, ...(fields.about === null ? [] : [slugify(fields.about)])].join('/')
  return { id, kind, meeting, about: fields.about, place, ...text }
}

function findKind({ section, line }: SectionFields, faults: FaultList): FreeSectionKind | null {
  const kinds = Object.keys(FREE_SECTIONS) as FreeSectionKind[]
  const found = kinds.find(kind =>
    [kind, FREE_SECTIONS[kind]].some(name => normaliseName(name) === normaliseName(section)),
  )
  if (found === undefined)
    faults.add(
      'unknown-section',
      { row: line('section') },
      {
        found: quoteForMessage(section),
        expected: `one of ${kinds.join(', ')}`,
        fix: 'Write the section that the text is for.',
      },
    )
  return found ?? null
}

function findMeeting({ meeting, line }: SectionFields, { meetings }: BoardFile, faults: FaultList): string | null {
  const date = readDate(meeting)
  if (date.kind === 'value' && meetings.some(each => each.date === date.value)) return date.value
  const dates = meetings.map(each => each.date)
  const nearest = date.kind === 'value' ? dates.find(each => each >= date.value) : dates.at(-1)
  faults.add(
    'unknown-meeting',
    { row: line('meeting') },
    {
      found: quoteForMessage(meeting),
      expected: `the day of a meeting of the board${nearest === undefined ? '' : `, such as ${nearest}`}`,
      fix: 'Write the day of the meeting that the text is for, year first.',
    },
  )
  return null
}

function findPlace({ place, line }: SectionFields, faults: FaultList): SectionPlace | null {
  if (place === null || place === '') return 'data-pack'
  const found = SECTION_PLACES.find(each => normaliseName(each) === normaliseName(place))
  if (found === undefined)
    faults.add(
      'unknown-place',
      { row: line('place') },
      {
        found: quoteForMessage(place),
        expected: SECTION_PLACES.join(', '),
        fix: 'Say where it is printed, or leave the line out: then it is in the data pack.',
      },
    )
  return found ?? null
}
