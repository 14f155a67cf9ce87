import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { type ObjectStore, openBucket } from '../../shared/store/objects.ts'
import { boardWithFewIndicators } from '../given/few-indicators.ts'

const RUN = 'performance-2018-05-10'
const RETURN = join(import.meta.dirname, '../given/samples/indicators/monthly-return-2018-03.csv')

let prepared: PreparedBoard
let stack: LocalStack
let site: ObjectStore
let packs: ObjectStore
const read = async (key: string) => new TextDecoder().decode((await site.getBytes(key)) ?? new Uint8Array())

beforeAll(async () => {
  prepared = await prepareBoard(boardWithFewIndicators(), '2018-05-01')
  stack = await startLocalStack({ board: prepared, clock: '2018-05-03T08:00:00Z' })
  const client = new S3Client(operatorSettings(stack.endpoints.s3))
  site = openBucket(client, stack.siteBucket)
  packs = openBucket(client, stack.packsBucket)
  await stack.putDrop('indicators', 'return.csv', { file: RETURN })
  await stack.drain()
  await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
})
afterAll(async () => {
  await stack.stop()
  await prepared.dispose()
})

describe('the public site', () => {
  test('lists the paper under its meeting, with its documents and open data', async () => {
    expect(await read('index.html')).toContain('Meeting of 10 May 2018')
    const about = await read(`papers/${RUN}/about.html`)
    expect(about).toContain('Report (web page)')
    expect(about).toContain('All tables (Excel)')
    expect(about).toContain('tables/information-sheet.csv')
    expect(await read('feed.xml')).toContain(`papers/${RUN}/about.html`)
  })

  test('has the public edition and nothing of any other', async () => {
    const keys = await site.list('')
    const published = (await packs.list(`packs/${RUN}/public/`)).map(key => key.split('/').slice(3).join('/'))
    const wanted = published.filter(file => file !== 'model.json').map(file => `papers/${RUN}/${file}`)
    expect(keys.filter(key => key.startsWith('papers/') && !key.endsWith('/about.html')).sort()).toEqual(wanted.sort())
    const board = await packs.getBytes(`packs/${RUN}/board/index.html`)
    expect(await site.getBytes(`papers/${RUN}/index.html`)).not.toEqual(board)
  })

  test('has no link that leads nowhere', async () => {
    const keys = new Set(await site.list(''))
    for (const page of [...keys].filter(key => key.endsWith('.html'))) {
      const links = [...(await read(page)).matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)].map(([, link]) => link!)
      for (const link of links) expect([page, link, keys.has(join(page, '..', link))]).toEqual([page, link, true])
    }
  })

  test('says that a withdrawn paper is withdrawn, in the list and on its pages', async () => {
    await packs.putJson(`packs/${RUN}/decision.json`, {
      action: 'withdraw',
      run: RUN,
      by: 'chief-executive',
      because: 'Burglary was counted twice.',
      at: stack.now(),
      override: false,
    })
    await stack.drain()
    expect(await read('index.html')).toContain('withdrawn')
    expect(await read('corrections.html')).toContain('withdrawn')
    expect(await read(`papers/${RUN}/index.html`)).toContain('Withdrawn on')
  })
})
