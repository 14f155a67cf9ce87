import * as z from 'zod'
import { SENDER_SOURCES, type Sender } from '../../config/sender.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Question } from '../../faults/question.ts'
import { DROP_KINDS } from '../../intake/containers/drop.ts'
import type { Receipt, ReceiptRestatement } from '../../intake/receipt/receipt.ts'
import { recordSchema } from './record-schema.ts'

const text = z.string()
const number = z.number()
const faultFields = {
  code: text,
  sheet: text.nullable(),
  row: number.nullable(),
  column: text.nullable(),
  found: text,
  expected: text,
  fix: text,
}

/** `receipts/DROP-TIME.json` */
export const receiptSchema = recordSchema<Receipt>({
  drop: text,
  file: text,
  feed: text,
  sent_by: recordSchema<NonNullable<Receipt['sent_by']>>({
    source: z.enum(Object.keys(SENDER_SOURCES) as [Sender['source']]),
    roles: z.array(text),
    words: text,
  }).nullable(),
  received_at: text,
  outcome: z.enum(['accepted', 'rejected', 'duplicate']),
  kind: z.enum(DROP_KINDS).nullable(),
  rows: number,
  changed: recordSchema<Receipt['changed']>({
    added: number,
    restated: number,
    unchanged: number,
    restatements: z.array(
      recordSchema<ReceiptRestatement>({
        indicator: text,
        area: text,
        period: text,
        before: text,
        after: text,
        before_drop: text,
      }),
    ),
  }),
  contents: recordSchema<Receipt['contents']>({
    indicators: z.array(text),
    areas: z.array(text),
    first_month: text.nullable(),
    last_month: text.nullable(),
    entries: number,
  }),
  duplicate_of: z.object({ drop: text, file: text, received_at: text }).nullable(),
  notes: z.array(text),
  faults: z.array(recordSchema<Fault>(faultFields)),
  questions: z.array(recordSchema<Question>({ ...faultFields, read_as: text, or: text })),
  returned: recordSchema<NonNullable<Receipt['returned']>>({
    filename: text,
    content_type: text,
    words: text,
    key: text,
  })
    .nullable()
    .optional(),
})
