import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Table } from '../../document/table.ts'
import { cellText, sentencesText } from '../../document/text.ts'
import type { Fault } from '../../faults/fault.ts'
import { makeFault } from '../../faults/fault-list.ts'
import type { PaperCover, PaperPart } from '../../registers/papers/paper.ts'
import { readDate } from '../../registers/tables/cells.ts'

const FIELDS = ['to', 'from', 'date', 'agenda item', 'title', 'marking', 'purpose', 'recommendation'] as const
type Field = (typeof FIELDS)[number]
export type CoverFields = Partial<Record<Field, string>>

const LINE = new RegExp(`^(${FIELDS.join('|')})(?: no\\.?| number)?\\s*:\\s*(.+)$`, 'i')
/** A cover is at the top: what looks like one of its lines further down is not. */
const MAX_COVER_LINES = 25

/** A line of a cover, `Agenda item: 8.1`; null for any other. */
export function coverLine(line: string): { readonly field: Field; readonly value: string } | null {
  const [, field, value] = LINE.exec(line.trim()) ?? []
  return field === undefined ? null : { field: field.toLowerCase() as Field, value: value!.trim() }
}

/** The lines of a cover that stand at the top of a paper, as paragraphs or as a table, and the paper without them. */
export function takeCover(parts: readonly PaperPart[]): { readonly fields: CoverFields; readonly parts: PaperPart[] } {
  const fields: CoverFields = {}
  let lines = 0
  const take = (text: string): boolean => {
    if (++lines > MAX_COVER_LINES) return false
    const found = coverLine(text)
    if (found === null || fields[found.field] !== undefined) return false
    fields[found.field] = found.value
    return true
  }
  const takeFrom = (block: Block): boolean => {
    if (block.kind === 'paragraph') return take(sentencesText(block.sentences))
    return block.kind === 'table' && tableLines(block.table).map(take).some(Boolean)
  }
  const visit = (part: PaperPart): PaperPart => ({
    ...part,
    blocks: part.blocks.filter(block => !takeFrom(block)),
    parts: part.parts.map(visit),
  })
  return { fields, parts: parts.map(visit) }
}

function tableLines({ columns, rows }: Table): string[] {
  const texts = [columns.map(({ heading }) => heading), ...rows.map(row => row.map(cellText))]
  return texts.map(([label = '', ...rest]) => `${label.replace(/:\s*$/, '')}: ${rest.join(' ')}`)
}

/** A cover that lacks nothing it must have; or what it lacks, each as a fault that asks for it. */
export function completeCover(
  fields: CoverFields,
  file: string,
  board: BoardFile,
): { readonly cover: PaperCover } | { readonly faults: readonly Fault[] } {
  const date = fields.date === undefined ? null : readDate(fields.date)
  const meeting = date?.kind === 'value' ? date.value : (/(\d{4}-\d{2}-\d{2})/.exec(file)?.[1] ?? null)
  const item =
    itemNumber(fields['agenda item'] ?? '') ??
    /(?:item[ -]|\d{4}-\d{2}-\d{2}[ /_-]+)(\d{1,2}(?:\.\d{1,2})?)\b/i.exec(file)?.[1] ??
    null
  const faults = [
    ...(meeting === null ? [missing('date', 'the date of the meeting', 'Date: 11 June 2019')] : []),
    ...(item === null ? [missing('agenda-item', 'the number of the agenda item', 'Agenda item: 8.1')] : []),
    ...(fields.title === undefined ? [missing('title', 'a title', 'Title: Road safety')] : []),
    ...(fields.from === undefined ? [missing('from', 'who the paper is from', 'From: Chief Executive')] : []),
  ]
  const known = board.markings.levels
  const marking = known.find(level => level.toLowerCase() === fields.marking?.toLowerCase()) ?? null
  if (fields.marking !== undefined && marking === null)
    faults.push(
      makeFault(
        'unknown-marking',
        {},
        {
          found: `the marking ${fields.marking}`,
          expected: known.length === 0 ? 'no marking: papers of this board carry none' : `one of ${known.join(', ')}`,
          fix: 'Correct the line Marking, or take it out.',
        },
      ),
    )
  if (faults.length > 0 || meeting === null || item === null) return { faults }
  const { title, from, to, purpose, recommendation } = fields
  return {
    cover: {
      meeting,
      item,
      title: title!,
      from: from!,
      to: to ?? null,
      purpose: purpose ?? null,
      recommendation: recommendation ?? null,
      marking,
    },
  }
}

const itemNumber = (text: string) => /^(?:item )?(\d{1,2}(?:\.\d{1,2})?)\.?$/i.exec(text.trim())?.[1] ?? null

function missing(code: string, what: string, example: string): Fault {
  return makeFault(
    `no-${code}`,
    {},
    {
      found: `a paper without ${what}`,
      expected: `a line “${example}” at the top of the paper`,
      fix: `Which is it? Add the line and send the paper again${code === 'date' || code === 'agenda-item' ? ', or put it in the name of the file, as in 2019-06-11 8.1 title.docx' : ''}.`,
    },
  )
}
