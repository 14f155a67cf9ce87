import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAgreement } from '../../functions/commands/agree.ts'
import { readRegisters } from '../../functions/edge/read-registers.ts'
import type { Commentary } from '../../shared/commentary/commentary.ts'
import { proposalTables } from '../../shared/packs/sections/registers/proposed-actions.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'
import { makeBoard } from '../reminders/boards.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => ({ table, stop } = await startTable()))
afterAll(() => stop())

const board = makeBoard()
const proposal: Commentary = {
  ...{ id: 'burglary/2018-03', indicator: 'burglary', month: '2018-03', author: 'chief', audience: 'board' },
  ...{ markdown: 'More were reported.', action: 'Visit every victim.', actionDueDate: '2018-06-20' },
}
const record: DropRecord = {
  ...{ drop: 'c0ffee00c0ffee00', state: 'receiving', cause: 'first', file: 'march.md', feed: 'commentary' },
  ...{ kind: 'commentary', rows: 1, knownFrom: '2018-05-01T08:00:00.000Z', indicators: [], registers: ['commentary'] },
}
const agreement = {
  proposal: 'burglary/2018-03',
  meeting: '2018-05-10',
  number: '12.0',
  at: '2018-05-11T09:00:00.000Z',
}
const known = async () =>
  readRegisters(registerRepository(table), board, dropsById(await dropRepository(table).listAccepted()))

test('an action that commentary proposes is in the log once the board agreed to it, with owner, date, source and number, and once', async () => {
  const drops = dropRepository(table)
  await drops.claim(record)
  await registerRepository(table).write(record.drop, record.knownFrom, [
    { register: 'commentary', id: proposal.id, body: proposal },
  ])
  await drops.accept({ ...record, state: 'accepted' })
  const [proposed] = proposalTables(board, await known(), '2018-05-10')
  expect(proposed).toMatchObject({ audience: 'board', id: 'proposed-actions-board' })
  await expect(recordAgreement(table, board, { ...agreement, proposal: 'robbery/2018-03' })).rejects.toThrow(
    'no commentary proposes robbery/2018-03; proposed: burglary/2018-03',
  )
  await recordAgreement(table, board, agreement)
  const { actions } = await known()
  expect(actions.map(({ versions }) => versions.at(-1)!.action)).toMatchObject([
    {
      ...{ id: '12.0', raised: '2018-05-10', action: 'Visit every victim.', owner: 'Chief', ownerRole: 'chief' },
      ...{ targetDate: '2018-06-20', proposal: 'burglary/2018-03', status: 'open' },
    },
  ])
  expect(proposalTables(board, await known(), '2018-05-10')).toEqual([])
  await expect(recordAgreement(table, board, { ...agreement, number: '13.0' })).rejects.toThrow('agreed to already')
})
