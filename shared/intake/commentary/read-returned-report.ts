import type { Commentary } from '../../commentary/commentary.ts'
import type { FreeSection } from '../../commentary/free-section.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { countNoun } from '../../document/count-words.ts'
import type { EditableText } from '../../document/editable-text.ts'
import type { Fault } from '../../faults/fault.ts'
import { FaultList, makeFault, quoteForMessage } from '../../faults/fault-list.ts'
import type { DropReadResult } from '../containers/drop.ts'
import { compareTexts, dateOf, nameOf, oneLine, type ReturnedText } from './compare-texts.ts'
import { readCommentary } from './read-commentary.ts'
import { openReportFile, type ReportFile } from './report-file.ts'

/**
 * Reads a copy of our own report that was edited: the texts that differ from those it was issued with, from their boxes alone. A figure that
 * was changed in spite of its lock is a fault. Null for a Word document that is no such report.
 *
 * @param today local date, `YYYY-MM-DD`
 */
export async function readReturnedReport(
  bytes: Uint8Array,
  board: BoardFile,
  today: string,
): Promise<DropReadResult | null> {
  const file = openReportFile(bytes)
  if (file === null) return null
  const faults = new FaultList()
  addFigureFaults(file, faults)
  const { changed, unchangedCount, missing } = await compareTexts(file, faults)
  const read = changed.map(returned => ({ returned, reading: readText(returned, board, today) }))
  for (const { returned, reading } of read)
    if ('faults' in reading) for (const fault of reading.faults) faults.push(named(returned.text, fault))
  if (faults.count > 0) return { outcome: 'rejected', rows: changed.length, faults: faults.list() }
  const taken = read.flatMap(({ returned, reading }) => ('faults' in reading ? [] : [{ returned, ...reading }]))
  return {
    outcome: 'accepted',
    kind: 'commentary',
    editedAsKnownAt: file.controls.asKnownAt,
    rows: taken.length,
    observations: [],
    entries: taken.map(({ body }) => ({ register: 'kind' in body ? 'sections' : 'commentary', id: body.id, body })),
    questions: [],
    notes: [
      ...taken.map(({ returned: { text } }) => `Taken from the report ${file.controls.run}: ${nameOf(text)}.`),
      ...(taken.length === 0
        ? [
            'No box differs from the report that was issued, so nothing was recorded. Words outside the boxes are not read.',
          ]
        : ['Words outside the boxes of commentary are not read.']),
      ...(unchangedCount === 0 || taken.length === 0
        ? []
        : [`Unchanged, and not recorded again: ${countNoun(unchangedCount, 'text')}.`]),
      ...missing.map(text => `The box for ${nameOf(text)} is not in the file any more: its text stays as it was.`),
      ...(file.areTagsLost && taken.length > 0
        ? ['The program that saved the file may drop bold and italic type in boxes. Look at the text as it is printed.']
        : []),
      ...(file.remarks === 0 ? [] : [`${countNoun(file.remarks, 'remark')} in the margin: not read.`]),
      ...taken.flatMap(({ notes }) => notes),
    ],
  }
}

/** A figure may stand in several places; each must print what one of them was issued with. */
function addFigureFaults({ controls, found }: ReportFile, faults: FaultList): void {
  const figures = new Map(controls.figures.map(figure => [figure.tag, figure]))
  for (const { tag, words } of found) {
    const figure = figures.get(tag)
    if (figure === undefined || figure.printed.some(printed => oneLine(printed) === oneLine(words))) continue
    faults.add(
      'figure-changed',
      {},
      {
        found: `${figure.name}: ${quoteForMessage(words) || 'nothing'}`,
        expected: `${figure.printed.join(' or ')}, as issued`,
        fix: 'Put the figure back. One that is wrong is corrected by its supplier, and the report by a new version.',
      },
    )
  }
}

/** The text read as a file of commentary would be, with every check of one. */
function readText(
  { text, markdown, action, due }: ReturnedText,
  board: BoardFile,
  today: string,
):
  | { readonly faults: readonly Fault[] }
  | { readonly body: Commentary | FreeSection; readonly notes: readonly string[] } {
  const fields =
    text.about === 'indicator'
      ? [
          ['indicator', text.indicator],
          ['month', text.month],
          ['action', action],
          ['by', dateOf(due)],
        ]
      : [
          ['section', text.section],
          ['meeting', text.meeting],
          ['about', text.subject],
          ['place', text.place],
        ]
  const heading = [...fields, ['author', text.author], ['audience', text.audience]]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`)
  const reading = readCommentary(['---', ...heading, '---', '', markdown].join('\n'), board, today)
  if (!reading.ok) return { faults: reading.faults }
  const [body, ...more] = [...reading.entries, ...reading.sections]
  return body === undefined || more.length > 0 ? { faults: [severalTextsFault()] } : { body, notes: reading.notes }
}

/** A fault of a text names its box: its lines are none of the file. */
const named = (text: EditableText, fault: Fault): Fault => ({
  ...fault,
  row: null,
  found: `${nameOf(text)}: ${fault.found}`,
})

function severalTextsFault(): Fault {
  return makeFault(
    'lost-heading',
    {},
    {
      found: 'lines that begin another text',
      expected: 'one text in a box',
      fix: 'Take out the lines of hyphens, and write each text in the box of its own indicator.',
    },
  )
}
