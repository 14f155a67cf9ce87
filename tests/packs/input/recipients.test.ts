import { describe, expect, test } from 'vitest'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { latePackLetters, missedSendLetters } from '../../../shared/operations/missed-sends.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { checkMetadata } from '../../../shared/packs/gate/check-context.ts'
import { listRecipients } from '../../../shared/packs/input/recipients.ts'
import { packLetter } from '../../../shared/packs/letters/pack-letter.ts'
import type { PackRunRecord } from '../../../shared/packs/model/pack-run.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { samplePack } from '../sample-pack.ts'

type Pack = BoardFile['packs'][number]

const sample = sampleBoard()
/** The sample board whose list of partners has one role of its own and one that is a member too. */
const board: BoardFile = { ...sample, lists: { ...sample.lists, partners: ['head-of-performance', 'chief-constable'] } }
const pack = (changes: Partial<Pack>): Pack => ({ ...board.packs[0]!, ...changes })
const withPartners = pack({ editions: ['board', 'partner', 'public'], partners: 'partners' })

const idsOf = (readers: ReturnType<typeof listRecipients>) =>
  readers.map(({ edition, group, roles }) => [edition, group, roles.map(({ id }) => id)])

describe('who is mailed which edition', () => {
  const members = board.roles.filter(({ id }) => board.lists.members!.includes(id)).map(({ id }) => id)

  test.each([
    ['the board’s to members', pack({ editions: ['board', 'public'] }), 'board', []],
    ['the first to members where there is no board’s', pack({ editions: ['public'] }), 'public', []],
    ['theirs to partners who are no members', withPartners, 'board', ['head-of-performance']],
  ] as const)('%s', (_, settings, edition, partners) => {
    expect(idsOf(listRecipients(board, settings))).toEqual([
      [edition, 'members', members],
      ['partner', 'partners', partners],
    ])
  })

  test('an address that two roles share is a member’s, however it is written', () => {
    const roles = board.roles.map(role =>
      role.id === 'head-of-performance' ? { ...role, email: 'Chief-Constable@cambridgeshire-police.example' } : role,
    )
    expect(idsOf(listRecipients({ ...board, roles }, withPartners))[1]).toEqual(['partner', 'partners', []])
  })
})

test('a partner’s letter says in subject and foot which edition it is, and how to leave the list', async () => {
  const input = { ...(await samplePack('performance')), board, pack: withPartners }
  const [, model] = buildEditions(input, ['board', 'partner'])
  const letter = packLetter(model!, board, 'partners', [], [])
  expect(letter.subject).toBe(
    'OFFICIAL: Business Coordination Board, Quarterly Performance Report, March 2018, edition for partners, version 1',
  )
  expect(letter.footer[0]).toBe(
    'You get this as a partner of the Business Coordination Board: it is the edition for partners. To be taken off the list, write to executive-support-officer@cambridgeshire-pcc.example.',
  )
})

test('the gate asks of each edition whether those who get it may have its marking', async () => {
  const restrictedBoard: BoardFile = {
    ...board,
    mail: { ...board.mail, sensitiveDomains: ['cambridgeshire-pcc.example'] },
  }
  const given = await samplePack('performance')
  const sensitive = { ...withPartners, partnerMarking: 'OFFICIAL-SENSITIVE' as const }
  const input = { ...given, board: restrictedBoard, pack: sensitive }
  const found = buildEditions(input, ['board', 'partner', 'public']).map(model =>
    checkMetadata(restrictedBoard, input, model)
      .filter(({ code }) => code === 'recipients-missing')
      .map(({ what }) => what),
  )
  expect(found).toEqual([
    [],
    [
      'Head of Performance cannot be sent this pack: cambridgeshire-police.example is not a domain that may receive OFFICIAL-SENSITIVE.',
    ],
    [],
  ])
})

describe('partners are missed and told as members are', () => {
  const file = { ...board, packs: [withPartners, ...board.packs.slice(1)] }
  const run = (state: PackRunRecord['state']): PackRunRecord => ({
    run: 'performance-2018-05-10',
    pack: 'performance',
    meeting: '2018-05-10',
    version: 1,
    scheduledFor: '2018-05-03T15:00:00Z',
    asKnownAt: '2018-05-03T15:00:00Z',
    drops: [],
    state,
    reasons: [],
  })

  test('one who was not sent the pack is named', () => {
    const known = { runs: [run('issued')], mails: [], firstDropAt: '2018-05-01T08:00:00.000Z' }
    const letters = missedSendLetters(file, known, '2018-05-04', '2018-05-04T07:00:00.000Z')
    expect(JSON.stringify(letters[0]!.letter.blocks)).toMatch(/not sent to [^"]*, Head of Performance/)
  })

  test('they are notified that it will be late', () => {
    const known = { runs: [run('held')], mails: [], firstDropAt: null }
    expect(latePackLetters(file, known, '2018-05-08').map(({ recipient }) => recipient)).toContain(
      'head-of-performance@cambridgeshire-police.example',
    )
  })
})
