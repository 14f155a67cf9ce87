import * as z from 'zod'
import { editableTextSchema } from '../../commentary/report-controls.ts'
import type { Chart, ChartBodies, ChartLine, ChartPoint } from '../../document/chart.ts'
import type { Block, Fact, Section } from '../../document/document.ts'
import { type Figure, MARKS, type Mark, type Sense, type Sentence, VERDICT_WORDS } from '../../document/figure.ts'
import { type Cell, type Column, type DataTable, ICON_NAMES, type Table } from '../../document/table.ts'
import { oneOf, recordSchema } from './record-schema.ts'

/* A document as models and papers keep it: every kind of block, so that a template never meets one that it does not know. */

const text = z.string()
const number = z.number()
const flag = z.boolean().optional()
const audience = z.enum(['board', 'partner', 'public'])
const marks = z.array(z.enum(Object.keys(MARKS) as [Mark]))

export const figureFields = { printed: text, value: number.nullable(), ref: text, marks }
const figure = recordSchema<Figure>(figureFields)
export const sentenceSchema: z.ZodType<Sentence> = z.array(z.union([text, figure]))

type CellOf<K extends Cell['kind']> = Extract<Cell, { readonly kind: K }>
const cell: z.ZodType<Cell> = z.union([
  recordSchema<CellOf<'figure'>>({ kind: z.literal('figure'), figure }),
  recordSchema<CellOf<'text'>>({ kind: z.literal('text'), text, href: text.optional() }),
  recordSchema<CellOf<'verdict'>>({
    kind: z.literal('verdict'),
    word: z.enum(VERDICT_WORDS),
    significant: z.boolean(),
    sense: oneOf<Sense>({ improvement: true, concern: true, neutral: true, none: true }),
  }),
  recordSchema<CellOf<'icon'>>({ kind: z.literal('icon'), icon: z.enum(ICON_NAMES), word: text }),
])
const column = recordSchema<Column>({
  key: text,
  heading: text,
  kind: oneOf<Column['kind']>({ text: true, number: true, verdict: true, icon: true }),
  description: text.optional(),
  isQuoted: flag,
})
const columns = z.array(column)
const table = recordSchema<Table>({
  id: text,
  caption: text,
  columns,
  rows: z.array(z.array(cell)),
  notes: z.array(text),
  isCompact: flag,
  isBeside: flag,
  audience: audience.optional(),
})
export const dataTableSchema = recordSchema<DataTable>({
  id: text,
  caption: text,
  columns,
  rows: z.array(z.array(text)),
})

const point = recordSchema<ChartPoint>({
  month: text,
  value: number.nullable(),
  printed: text,
  marks,
  mark: oneOf<NonNullable<ChartPoint['mark']>>({ none: true, marked: true, filled: true }).optional(),
  signal: oneOf<ChartPoint['signal']>({ none: true, improvement: true, concern: true, neutral: true }),
})
const line = recordSchema<ChartLine>({
  kind: oneOf<ChartLine['kind']>({ mean: true, 'upper-limit': true, 'lower-limit': true, target: true }),
  from: text,
  to: text,
  values: z.array(number),
  label: text,
})
const bodies = recordSchema<ChartBodies>({
  rows: z.array(
    recordSchema<ChartBodies['rows'][number]>({
      name: text,
      isOwn: z.boolean(),
      rate: number,
      printed: text,
      interval: z.object({ lower: number, upper: number }).nullable(),
    }),
  ),
  mean: recordSchema<ChartBodies['mean']>({ value: number, printed: text }),
})
const chart = recordSchema<Chart>({
  id: text,
  subject: text.optional(),
  title: text,
  subtitle: text,
  unit: text,
  decimals: number,
  percentage: z.boolean(),
  pounds: flag,
  points: z.array(point),
  lines: z.array(line),
  isControlChart: flag,
  rebases: z.array(z.object({ month: text, reason: text })),
  bodies: bodies.optional(),
  alternative: text,
  rangeNote: text.optional(),
  notes: z.array(text),
})

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>
const sentences = z.array(sentenceSchema)
/** A kind of block that is missing here does not compile. */
const BLOCKS: { readonly [K in Block['kind']]: z.ZodType<BlockOf<K>> } = {
  paragraph: recordSchema<BlockOf<'paragraph'>>({
    kind: z.literal('paragraph'),
    number: text.optional(),
    sentences,
  }),
  list: recordSchema<BlockOf<'list'>>({ kind: z.literal('list'), items: sentences }),
  table: recordSchema<BlockOf<'table'>>({ kind: z.literal('table'), table }),
  chart: recordSchema<BlockOf<'chart'>>({ kind: z.literal('chart'), chart }),
  facts: recordSchema<BlockOf<'facts'>>({
    kind: z.literal('facts'),
    facts: z.array(recordSchema<Fact>({ term: text, words: sentenceSchema, column: text.optional() })),
    row: z.object({ table: text, key: text }).optional(),
  }),
  callout: recordSchema<BlockOf<'callout'>>({
    kind: z.literal('callout'),
    tone: oneOf<BlockOf<'callout'>['tone']>({ note: true, gap: true, withheld: true, alert: true }),
    heading: text,
    sentences,
  }),
  quote: recordSchema<BlockOf<'quote'>>({
    kind: z.literal('quote'),
    by: text,
    on: text,
    html: text,
    text,
    audience: audience.optional(),
    editable: editableTextSchema.optional(),
  }),
  picture: recordSchema<BlockOf<'picture'>>({ kind: z.literal('picture'), data: text, alternative: text }),
  pages: recordSchema<BlockOf<'pages'>>({
    kind: z.literal('pages'),
    file: text,
    source: text,
    title: text,
    pages: z.array(text),
  }),
}
export const blockSchema: z.ZodType<Block> = z.discriminatedUnion(
  'kind',
  Object.values(BLOCKS) as unknown as [z.ZodObject<{ kind: z.ZodLiteral<string> }>],
) as unknown as z.ZodType<Block>

export const sectionSchema: z.ZodType<Section> = recordSchema<Section>({
  id: text,
  number: text,
  heading: text,
  blocks: z.array(blockSchema),
  sections: z.lazy(() => z.array(sectionSchema)),
  form: oneOf<NonNullable<Section['form']>>({ exception: true, page: true, sheet: true, paper: true }).optional(),
  marking: text.optional(),
  awaited: editableTextSchema.optional(),
  pageMark: text.optional(),
})
