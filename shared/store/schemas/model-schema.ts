import * as z from 'zod'
import type { Claim } from '../../figures/claim.ts'
import type { StoredFigure } from '../../figures/stored-figure.ts'
import { type CorrectionNotice, EDITIONS, type PackModel } from '../../packs/model/pack-model.ts'
import { dataTableSchema, figureFields, sectionSchema, sentenceSchema } from './document-schema.ts'
import { recordSchema } from './record-schema.ts'

const text = z.string()
const number = z.number()
const sentences = z.array(sentenceSchema)
const sections = z.array(sectionSchema)

const storedFigure = recordSchema<StoredFigure>({
  ...figureFields,
  indicator: text,
  area: text,
  measure: text,
  period: z.object({ from: text, to: text }).nullable(),
  drops: z.array(text),
})

/** `packs/RUN/EDITION/model.json`. Its claims were checked before it was stored, and nothing that reads it looks into them. */
export const packModelSchema = recordSchema<PackModel>({
  format: z.literal('boardpack-model/1'),
  run: recordSchema<PackModel['run']>({
    id: text,
    pack: text,
    edition: z.enum(EDITIONS),
    version: number,
    scheduledFor: text,
    asKnownAt: text,
    ruleSet: text,
    isPreview: z.boolean().optional(),
    supplement: number.optional(),
  }),
  paper: recordSchema<PackModel['paper']>({
    marking: text.nullable(),
    markingReason: text.nullable(),
    board: text,
    logo: z.object({ data: text, width: number, height: number, alternative: text }).optional(),
    body: text,
    to: text,
    from: text,
    date: text,
    meetingDate: text,
    firstCalledFor: text,
    moves: number,
    meetingTime: text,
    venue: text,
    agendaItem: text.nullable(),
    title: text,
    contact: z.object({ title: text, email: text }),
    website: text,
    legalBasis: text,
    figuresAsAt: text,
  }),
  month: text,
  headline: sentences,
  asked: sentences,
  missing: sentenceSchema.nullable(),
  notice: text.nullable(),
  correction: recordSchema<CorrectionNotice>({
    ofVersion: number,
    issuedOn: text,
    because: text,
    by: text,
  }).optional(),
  reportedPeriod: text,
  gaps: z.array(text),
  outcome: z.enum(['ready', 'ready-with-gaps']),
  report: sections,
  sections,
  appendices: sections,
  meeting: sections,
  data: z.array(dataTableSchema),
  claims: z.array(z.looseObject({ kind: text })) as unknown as z.ZodType<Claim[]>,
  figures: z.record(text, storedFigure),
})
