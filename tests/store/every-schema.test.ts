import { readdirSync, readFileSync } from 'node:fs'
import type { S3Client } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { acceptedManifestSchema } from '../../functions/edge/accepted-manifest.ts'
import {
  issueManifestSchema,
  noticeSchema,
  previewRequestSchema,
  resendRequestSchema,
  supersededNoticeSchema,
  typesetRecordSchema,
} from '../../functions/edge/issue-manifest.ts'
import { packDecisionSchema } from '../../functions/edge/pack-decision.ts'
import { channelMessageSchema } from '../../functions/edge/request-post.ts'
import type { RegisterEntry } from '../../shared/observations/register-entry.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { countLinkUse } from '../../shared/store/link-uses.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { observationRepository } from '../../shared/store/observations.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { preferenceRepository } from '../../shared/store/preferences.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { resultRepository } from '../../shared/store/results.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { paperContentSchema } from '../../shared/store/schemas/paper-schema.ts'
import { receiptSchema } from '../../shared/store/schemas/receipt-schema.ts'
import { BODY_SCHEMAS } from '../../shared/store/schemas/register-schemas.ts'
import type { Table } from '../../shared/store/table.ts'
import { asTable, makeMemoryTable } from '../schedules/memory-table.ts'
import { arbitraryOf } from './arbitrary-of-schema.ts'

/* What is written is what is read back, for every schema by which anything is read: from the table, and from the buckets. */

/** Records made by each schema. */
const RUNS = 15
const REGISTERS = Object.keys(BODY_SCHEMAS) as RegisterEntry['register'][]

/** Whoever reads the table by a schema, under the schema's name in the source. */
const READERS: Readonly<Record<string, (table: Table) => Promise<unknown>>> = {
  'audit.ts entrySchema': table => auditTrail(table).list(),
  'drops.ts dropSchema': table => dropRepository(table).find('d1'),
  'episodes.ts episodeSchema': table => episodeRepository(table).find('e1'),
  'episodes.ts digestSchema': table =>
    episodeRepository(table).pinDigest('2018-05-03', [{ id: 'e1', event: 'opening' }]),
  'link-keys.ts stored': table => linkKeyRepository(table).list(),
  'link-uses.ts usesSchema': table => countLinkUse(table, 'token', '2018-05-03'),
  'mail-ledger.ts mailSchema': table => mailLedger(table).find('m1'),
  'observations.ts seriesSchema': table => observationRepository(table).read('i1', new Map()),
  'pack-runs.ts runSchema': table => packRunRepository(table).find('r1'),
  'preferences.ts preferencesSchema': table => preferenceRepository(table).find('clerk'),
  'registers.ts entrySchema': async table => {
    for (const register of REGISTERS) await registerRepository(table).read(register, new Map())
  },
  'results.ts resultSchema': table => resultRepository(table).list(),
  'results.ts versionSchema': table => resultRepository(table).listComputedVersions(),
}

/** What is kept as JSON in a bucket. */
const OBJECTS: Readonly<Record<string, z.ZodType>> = {
  acceptedManifestSchema,
  channelMessageSchema,
  issueManifestSchema,
  noticeSchema,
  packDecisionSchema,
  packModelSchema,
  paperContentSchema,
  previewRequestSchema,
  receiptSchema,
  resendRequestSchema,
  supersededNoticeSchema,
  typesetRecordSchema,
}

/** The schemas by which somebody reads a table that refuses everything, so that nothing is read. */
async function schemasOf(read: (table: Table) => Promise<unknown>): Promise<z.ZodType[]> {
  const asked: z.ZodType[] = []
  const note = <A>(schema: z.ZodType, answer: A) => (asked.push(schema), Promise.resolve(answer))
  await read({
    get: (_, schema) => note(schema, null),
    query: (_, schema) => note(schema, []),
    put: () => Promise.resolve(false),
    set: () => Promise.resolve(false),
    putAll: () => Promise.resolve(),
  }).catch(() => undefined)
  return asked
}

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
const named = (source: string, call: RegExp) => [...source.matchAll(call)].map(([, name]) => name!)
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('every schema is known here', () => {
  test('by which the table is read', () => {
    const found = sources('shared/store')
      .filter(([name]) => name !== 'table.ts')
      .flatMap(([name, source]) =>
        named(source, /table\.(?:get|query)\([^;]*?,\s(\w+)[,()]/g).map(schema => `${name} ${schema}`),
      )
    expect([...new Set(found)].sort()).toEqual(Object.keys(READERS).sort())
  })

  test('by which the buckets are read', () => {
    const found = [...sources('functions'), ...sources('shared')].flatMap(([, source]) =>
      named(source, /\.getJson\([^;]*?,\s(\w+Schema)\b/g),
    )
    expect([...new Set(found)].sort()).toEqual(Object.keys(OBJECTS).sort())
  })
})

describe('what is written is what is read back', () => {
  test.each(Object.keys(READERS))('from the table by %s', async name => {
    const schemas = [...new Set(await schemasOf(READERS[name]!))]
    expect(schemas.length).toBeGreaterThan(0)
    for (const schema of schemas)
      await fc.assert(
        fc.asyncProperty(arbitraryOf(schema), async record => {
          const table = asTable(makeMemoryTable())
          const key = { pk: 'ANY', sk: '1' }
          await table.put({ ...(record as object), ...key })
          expect(await table.get(key, schema)).toEqual(stored(record))
        }),
        { numRuns: RUNS },
      )
  })

  test.each(Object.keys(OBJECTS))('from a bucket by %s', async name => {
    const schema = OBJECTS[name]!
    let kept = new Uint8Array()
    const client = {
      send({ input }: { input: { Body?: Uint8Array | string } }) {
        if (input.Body !== undefined) kept = Buffer.from(input.Body)
        return Promise.resolve({ Body: { transformToByteArray: () => kept } })
      },
    } as unknown as S3Client
    const bucket = openBucket(client, 'packs')
    await fc.assert(
      fc.asyncProperty(arbitraryOf(schema), async record => {
        await bucket.putJson('any.json', record)
        expect(await bucket.getJson('any.json', schema)).toEqual(stored(record))
      }),
      { numRuns: RUNS },
    )
  })
})
