import { describe, expect, test } from 'vitest'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { chooseFeed } from '../../shared/mail-in/choose-feed.ts'
import { sampleBoard } from '../given/sample-board.ts'

const sample = sampleBoard()
const [first, second, third] = sample.roles
const feed = (id: BoardFile['feeds'][number]['id'], supplier: string | string[]) => ({ id, supplier, format: 'CSV' })
const board = {
  roles: sample.roles,
  mail: { ...sample.mail, receiving: { domain: 'in.pcc.example', identity: 'create' as const } },
  feeds: [feed('indicators', first!.id), feed('risks', [first!.id, second!.id]), feed('papers', third!.id)],
}
const choose = (role: (typeof sample.roles)[number], recipient: string, subject = 'March') =>
  chooseFeed(board, [role], { recipients: [recipient], subject })

describe('the feed of a mail', () => {
  test.each(['risks@in.pcc.example', 'RISKS@IN.PCC.EXAMPLE', 'files+risks@in.pcc.example'])(
    'is the one that %s names',
    to => {
      expect(choose(first!, to)).toMatchObject({ outcome: 'chosen', feed: { id: 'risks' }, role: { id: first!.id } })
    },
  )

  test('is the one that its subject has in square brackets', () => {
    expect(choose(first!, 'files@in.pcc.example', 'RE: [EXTERNAL] March [Risks]')).toMatchObject({
      feed: { id: 'risks' },
    })
    expect(choose(first!, 'files@in.pcc.example', 'About risks and indicators')).toMatchObject({ outcome: 'ask' })
  })

  test('is the only one that the sender supplies, where nothing names one', () => {
    expect(choose(second!, 'files@in.pcc.example')).toMatchObject({ outcome: 'chosen', feed: { id: 'risks' } })
  })

  test('is asked for where the sender supplies several, and never guessed', () => {
    const { outcome, ...rest } = choose(first!, 'files@in.pcc.example')
    expect(outcome).toBe('ask')
    expect('feeds' in rest && rest.feeds.map(({ id }) => id)).toEqual(['indicators', 'risks', 'papers'])
  })

  test('is asked for where address and subject, or two addresses, name different ones', () => {
    expect(choose(first!, 'risks@in.pcc.example', '[indicators]').outcome).toBe('ask')
    const recipients = ['risks@in.pcc.example', 'indicators@in.pcc.example']
    expect(chooseFeed(board, [first!], { recipients, subject: '' }).outcome).toBe('ask')
  })

  test('of somebody else is refused', () => {
    expect(choose(second!, 'indicators@in.pcc.example')).toMatchObject({ outcome: 'not-theirs', named: 'indicators' })
    expect(choose(second!, 'files@in.pcc.example', '[indicators]')).toMatchObject({ outcome: 'not-theirs' })
  })

  test('is named by addresses at the domain for files alone', () => {
    expect(choose(second!, 'indicators@elsewhere.example')).toMatchObject({ feed: { id: 'risks' } })
  })

  test('may be papers for everybody, since the agenda may name anybody as an author', () => {
    expect(choose(second!, 'papers@in.pcc.example')).toMatchObject({ outcome: 'chosen', feed: { id: 'papers' } })
  })

  test('is that of any post with the address, by the post that supplies it', () => {
    const both = chooseFeed(board, [second!, first!], { recipients: ['indicators@in.pcc.example'], subject: '' })
    expect(both).toMatchObject({ outcome: 'chosen', feed: { id: 'indicators' }, role: { id: first!.id } })
  })
})
