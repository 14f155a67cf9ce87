import type { Block } from '../../document/document.ts'
import type { Table } from '../../document/table.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Letter } from '../../mail/letter.ts'
import type { Receipt } from './receipt.ts'

/** Faults that the mail lists; the receipt beside the drop has all. */
const MAX_LISTED_FAULTS = 40

const OUTCOME_LABELS = { accepted: 'accepted', rejected: 'rejected', duplicate: 'already received' } as const

/** The receipt as a letter to the supplier: what was accepted, what is asked about it and what changed; or every fault and how to fix it. */
export function receiptLetter(receipt: Receipt, text: string): Letter {
  const name = receipt.file === '' ? 'The file' : receipt.file
  const outcome = `${OUTCOME_LABELS[receipt.outcome]}${receipt.questions.length > 0 ? ', with questions' : ''}`
  const [opening = '', ...paragraphs] = text.trim().split('\n\n')
  return {
    subject: `${name}: ${outcome}`,
    preheader: opening,
    marking: null,
    heading: `${name} was ${outcome}`,
    headline: [],
    blocks:
      receipt.outcome === 'rejected' ? rejectionBlocks(receipt, opening) : [opening, ...paragraphs].map(paragraph),
    footer: ['You get this because you send files to the board. It was written by the system that read your file.'],
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', sentences: text.split('\n').map(line => [line]) })

function rejectionBlocks(receipt: Receipt, opening: string): Block[] {
  return [
    paragraph(opening),
    { kind: 'table', table: faultTable(receipt.faults) },
    ...(receipt.sent_by === null ? [] : [paragraph(receipt.sent_by.words)]),
    ...(!receipt.returned ? [] : [paragraph(`Attached: ${receipt.returned.words}.`)]),
    ...receipt.notes.map(paragraph),
    paragraph('Fix the file and send it again. What was known before is still in use.'),
    paragraph(`Reference: ${receipt.drop.slice(0, 12)}`),
  ]
}

function faultTable(faults: readonly Fault[]): Table {
  const more = faults.length - MAX_LISTED_FAULTS
  return {
    id: 'faults',
    caption:
      faults.length === 1
        ? 'What is wrong, and how to fix it'
        : `The ${faults.length} things that are wrong, and how to fix them`,
    columns: [
      { key: 'where', heading: 'Where', kind: 'text' },
      { key: 'found', heading: 'Found', kind: 'text' },
      { key: 'expected', heading: 'Expected', kind: 'text' },
      { key: 'fix', heading: 'How to fix it', kind: 'text' },
    ],
    rows: faults.slice(0, MAX_LISTED_FAULTS).map(fault => [
      { kind: 'text', text: describeLocation(fault) },
      { kind: 'text', text: fault.found },
      { kind: 'text', text: fault.expected },
      { kind: 'text', text: fault.fix },
    ]),
    notes: more > 0 ? [`${more} more are in the receipt kept beside the file.`] : [],
  }
}

function describeLocation({ sheet, row, column }: Fault): string {
  const parts = [
    sheet === null ? null : `sheet ${sheet}`,
    row === null ? null : `row ${row}`,
    column === null ? null : `column ${column}`,
  ]
  return parts.filter(part => part !== null).join(', ') || 'the whole file'
}
