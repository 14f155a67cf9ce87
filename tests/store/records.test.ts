import type { S3Client } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Episode } from '../../shared/alerts/episode.ts'
import { MEASURE_COLUMNS } from '../../shared/indicators/dashboard-row.ts'
import { DROP_KINDS } from '../../shared/intake/containers/drop.ts'
import { MAIL_STATES } from '../../shared/mail/ledger.ts'
import { MAIL_KINDS } from '../../shared/mail/letter.ts'
import { SUPPLIED_STATUSES } from '../../shared/observations/observation.ts'
import { ACTION_STATUSES } from '../../shared/registers/actions/entry.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { keys } from '../../shared/store/keys.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { countLinkUse } from '../../shared/store/link-uses.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { preferenceRepository } from '../../shared/store/preferences.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { resultRepository } from '../../shared/store/results.ts'
import { packModelSchema } from '../../shared/store/schemas/model-schema.ts'
import { UnfitRecordError } from '../../shared/store/schemas/record-schema.ts'
import type { Table } from '../../shared/store/table.ts'
import { sampleModel } from '../given/sample-model.ts'
import { asTable, makeMemoryTable } from '../schedules/memory-table.ts'

/* Every kind of item is read back as it was written, and one that was changed to something else is refused by its key. */

const text = fc.string({ unit: 'grapheme' })
const texts = fc.array(text, { maxLength: 3 })
const count = fc.nat(100_000)
const instant = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
const day = instant.map(at => at.slice(0, 10))
const month = instant.map(at => at.slice(0, 7))
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary)
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0)
const newTable = () => asTable(makeMemoryTable())

const attribution = fc.record({ by: text, because: text, at: instant })
const drop = fc.record(
  {
    drop: fc.constant('d1'),
    state: fc.constant('receiving' as const),
    cause: text,
    file: text,
    sentBy: fc.record({ source: fc.constantFrom('link', 'system', 'declared'), roles: texts }),
    feed: text,
    kind: nullable(fc.constantFrom(...DROP_KINDS)),
    rows: count,
    knownFrom: instant,
    indicators: texts,
    registers: texts,
  },
  { requiredKeys: ['drop', 'state', 'cause', 'file', 'feed', 'kind', 'rows', 'knownFrom', 'indicators', 'registers'] },
)
const mail = fc
  .record({
    id: fc.constant('m1'),
    kind: fc.constantFrom(...MAIL_KINDS),
    cause: text,
    recipient: text,
    subject: text,
    state: fc.constantFrom(...MAIL_STATES),
    attempts: count,
    reservedAt: instant,
    sentAt: nullable(instant),
    messageId: nullable(text),
    reason: nullable(text),
    pack: nullable(fc.record({ run: text, edition: text, version: count, resentAt: nullable(instant) })),
  })
  .map(({ pack, ...rest }) => (pack === null ? rest : { ...rest, pack }))
const run = fc
  .record({
    run: fc.constant('r1'),
    pack: text,
    meeting: day,
    version: count,
    scheduledFor: instant,
    asKnownAt: instant,
    drops: texts,
    state: fc.constantFrom('building', 'held', 'awaiting-approval', 'issued', 'superseded', 'withdrawn', 'closed'),
    reasons: texts,
    corrects: nullable(fc.record({ run: text, by: text, because: text, at: instant })),
  })
  .map(({ corrects, ...rest }) => (corrects === null ? rest : { ...rest, corrects }))
const episode: fc.Arbitrary<Episode> = fc.record({
  id: fc.constant('e1'),
  kind: fc.constantFrom('indicator', 'risk', 'delivery-plan', 'action'),
  indicator: text,
  area: text,
  direction: fc.constantFrom('Higher', 'Lower'),
  openedMonth: month,
  lastMonth: month,
  openedAt: instant,
  closedAt: nullable(instant),
  closedMonth: nullable(month),
  closedBecause: nullable(fc.constantFrom('quiet', 'new-level', 'restated', 'turned', 'recovered', 'area-ended')),
  rule: text,
  openingNotifiedOn: nullable(day),
  closingNotifiedOn: nullable(day),
})
const status = fc.constantFrom(...SUPPLIED_STATUSES)
const observation = fc.record({
  indicator: fc.constant('i1'),
  area: fc.constantFrom('force', 'town'),
  period: month,
  value: nullable(number),
  numerator: nullable(number),
  denominator: nullable(number),
  n: nullable(number),
  status,
})
const held = fc.oneof(
  observation,
  fc.record({ observation, reason: text }).map(({ observation: o, reason }) => ({ ...o, reason })),
  observation.map(o => ({ ...o, isConfirmed: true as const })),
  fc
    .record({ observation, reason: text })
    .map(({ observation: o, reason }) => ({ ...o, reason, isConfirmed: true as const })),
  fc
    .record({ observation, statusOnceConfirmed: status })
    .map(({ observation: o, statusOnceConfirmed }) => ({ ...o, status: 'unconfirmed' as const, statusOnceConfirmed })),
)
const measure = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    value: number,
    exact: text,
    numerator: nullable(number),
    denominator: nullable(number),
    from: month,
    to: month,
    statuses: fc.array(status, { maxLength: 2 }),
    drops: texts,
  }),
  fc.record({ kind: fc.constant('not-available' as const), reason: text, missing: fc.array(month) }),
  fc.record({ kind: fc.constant('suppressed' as const) }),
  fc.record({ kind: fc.constant('not-applicable' as const), reason: text }),
)
const measures = fc.record(
  Object.fromEntries(MEASURE_COLUMNS.map(column => [column, measure])) as Record<
    (typeof MEASURE_COLUMNS)[number],
    typeof measure
  >,
)
const result = fc.record({
  indicator: fc.constant('i1'),
  ruleSet: text,
  acceptedDropCount: count,
  knownFrom: instant,
  rows: fc.array(fc.record({ indicator: text, area: text, dataTo: month, measures }), { maxLength: 3 }),
})
const action = fc.record({
  id: text,
  agendaItem: nullable(text),
  raised: day,
  action: text,
  owner: nullable(text),
  ownerRole: nullable(text),
  targetDate: nullable(day),
  update: nullable(text),
  updateDate: nullable(day),
  statusText: text,
  status: fc.constantFrom(...ACTION_STATUSES),
  reason: nullable(text),
  decidedOn: nullable(day),
  repairs: fc.subarray(['id', 'agenda-item']),
})
const risk = fc.record({
  id: text,
  ref: nullable(text),
  name: text,
  table: nullable(text),
  tolerance: nullable(number),
  owner: nullable(text),
  mitigation: nullable(text),
  assessments: fc.array(fc.record({ period: text, score: number, label: nullable(text) }), { maxLength: 3 }),
})
const KNOWN: DropRecord = {
  ...{ drop: 'd1', state: 'accepted', cause: 'c', file: 'f', feed: 'x', kind: null, rows: 0 },
  ...{ knownFrom: '2018-05-03T08:00:00.000Z', indicators: ['i1'], registers: [] },
}

/** Each kind of record: what there may be of it, and how it is written and read back. */
const RECORDS: Readonly<Record<string, () => fc.IAsyncPropertyWithHooks<[unknown]>>> = {
  drop: () =>
    roundTrip(drop, async (table, one) => (await dropRepository(table).claim(one), dropRepository(table).list())),
  mail: () => roundTrip(mail, async (table, one) => (await mailLedger(table).reserve(one), mailLedger(table).list())),
  'pack run': () =>
    roundTrip(run, async (table, one) => (await packRunRepository(table).pin(one), packRunRepository(table).list())),
  episode: () =>
    roundTrip(
      episode,
      async (table, one) => (await episodeRepository(table).save(one, 1), episodeRepository(table).list()),
    ),
  'computed result': () =>
    roundTrip(result, async (table, one) => (await resultRepository(table).write(one), resultRepository(table).list())),
  preferences: () =>
    roundTrip(
      fc.record({
        role: fc.constant('clerk'),
        alerts: fc.boolean(),
        absence: nullable(fc.record({ from: day, until: day })),
        at: instant,
      }),
      async (table, one) => (await preferenceRepository(table).save(one), preferenceRepository(table).list()),
    ),
  decision: () =>
    roundTrip(
      fc.record({ at: instant, who: text, what: text, about: text, because: text, caller: nullable(text) }),
      async (table, one) => {
        await auditTrail(table).record(one)
        return (await auditTrail(table).list()).map(({ at, who, what, about, because, caller }) => ({
          ...{ at, who, what, about, because, caller },
        }))
      },
    ),
  figures: () =>
    roundTrip(held, async (table, one) => {
      await observationRepository(table).write('d1', [one])
      const read = await observationRepository(table).readAll(['i1'], dropsById([KNOWN]), { withUnconfirmed: true })
      return read
        .get('i1')!
        .get(one.area)!
        .map(figure => omit(figure, ['drop', 'knownFrom']))
    }),
  'entry of the action log': () => roundTrip(action, (table, body) => writeEntry(table, 'actions', body)),
  risk: () => roundTrip(risk, (table, body) => writeEntry(table, 'risks', body)),
}

const omit = (record: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

async function writeEntry(table: Table, register: 'actions' | 'risks', body: { id: string }) {
  await registerRepository(table).write('d1', KNOWN.knownFrom, [{ register, id: body.id, body }])
  return (await registerRepository(table).read(register, dropsById([KNOWN]))).map(entry => entry.body)
}

function roundTrip<T>(arbitrary: fc.Arbitrary<T>, writeAndRead: (table: Table, one: T) => Promise<readonly unknown[]>) {
  return fc.asyncProperty(arbitrary, async one => {
    expect(await writeAndRead(newTable(), one)).toEqual([one])
  })
}

describe('read back as it was written', () => {
  test.each(Object.keys(RECORDS))('%s', async kind => {
    await fc.assert(RECORDS[kind]!(), { numRuns: 100 })
  })

  test('what people decided about an episode', async () => {
    await fc.assert(
      fc.asyncProperty(episode, attribution, day, async (one, by, date) => {
        const table = newTable()
        const handling = { acknowledged: by, snoozedUntil: { ...by, date }, mutedUntil: { ...by, date } }
        await episodeRepository(table).save(one, 1)
        await episodeRepository(table).handle(one.id, handling)
        expect(await episodeRepository(table).find(one.id)).toEqual({ ...one, ...handling })
      }),
      { numRuns: 50 },
    )
  })
})

/** A bucket that has one object. */
const bucketWith = (content: string) =>
  openBucket(
    {
      send: () => Promise.resolve({ Body: { transformToByteArray: () => new TextEncoder().encode(content) } }),
    } as unknown as S3Client,
    'packs',
  )

describe('an object', () => {
  test('that holds a whole pack is read back as it was written', async () => {
    for (const model of [sampleModel(), { ...sampleModel(), notice: 'Superseded' }])
      expect(await bucketWith(JSON.stringify(model)).getJson('model.json', packModelSchema)).toEqual(
        JSON.parse(JSON.stringify(model)),
      )
  })

  test('that is something else is refused by its key, and so is one that is no JSON', async () => {
    const model = sampleModel()
    const broken = { ...model, report: [{ ...model.report[0], blocks: [{ kind: 'unheard-of' }] }], notice: 7 }
    const read = (content: string) => bucketWith(content).getJson('packs/r1/board/model.json', packModelSchema)
    await expect(read(JSON.stringify(broken))).rejects.toThrow(
      /^the object packs\/r1\/board\/model\.json does not fit: notice: .*report\.0\.id: .*report\.0\.number: /,
    )
    await expect(read('<html>')).rejects.toThrow(UnfitRecordError)
  })
})

describe('an item that does not fit is refused, and its key and field are named', () => {
  const NOTHING = z.unknown()
  const READERS: readonly (readonly [string, { pk: string; sk: string }, (table: Table) => Promise<unknown>])[] = [
    ['a drop', keys.drop('d1'), table => dropRepository(table).listAccepted()],
    ['figures', keys.observations('i1', 'force', 'd1'), table => observationRepository(table).read('i1', new Map())],
    ['a computed result', keys.result('i1'), table => resultRepository(table).list()],
    ['the version of a computed result', keys.result('i1'), table => resultRepository(table).listComputedVersions()],
    ['an episode', keys.episode('e1'), table => episodeRepository(table).find('e1')],
    ['a day’s digest', keys.digest('2018-05-03'), table => episodeRepository(table).pinDigest('2018-05-03', [])],
    [
      'an entry of a register',
      keys.registerEntry('risks', 'r1', 'then', 'd1'),
      table => registerRepository(table).read('risks', new Map()),
    ],
    ['a pack run', keys.packRun('r1'), table => packRunRepository(table).list()],
    ['a mail', keys.mail('m1'), table => mailLedger(table).find('m1')],
    ['the keys of links', keys.linkKeys(), table => linkKeyRepository(table).list()],
    ['preferences', keys.preferences('clerk'), table => preferenceRepository(table).find('clerk')],
    ['a decision', keys.audit(1), table => auditTrail(table).list()],
  ]

  test.each(READERS)('%s', async (_, key, read) => {
    const table = newTable()
    await table.put({ ...key, nonsense: true })
    expect(await table.get(key, NOTHING)).toMatchObject({ nonsense: true })
    const fault = await read(table).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(UnfitRecordError)
    expect((fault as Error).message).toMatch(new RegExp(`^the item ${key.pk} ${key.sk} does not fit: [a-z]\\w*: `, 'i'))
  })

  test('uses of a link', async () => {
    const table = newTable()
    expect(await countLinkUse(table, 'token', '2018-05-03')).toBe(true)
    expect(await countLinkUse(table, 'token', '2018-05-03')).toBe(true)
  })
})
