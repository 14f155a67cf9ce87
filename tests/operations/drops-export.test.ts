import { expect, test } from 'vitest'
import { describeDrops } from '../../shared/operations/describe-drops.ts'
import { dropsExport } from '../../shared/operations/drops-export.ts'

test('every drop has a row that says who sent it and how that is known, the first to come first', () => {
  const drop = { state: 'accepted', feed: 'indicators', rows: 3 }
  const { columns, rows } = dropsExport(
    [
      {
        ...drop,
        drop: 'b',
        file: 'april.csv',
        knownFrom: '2018-05-01T09:00:00Z',
        sentBy: { source: 'link', roles: ['performance'] },
      },
      { ...drop, drop: 'a', file: 'x.csv', knownFrom: '2018-04-01T09:00:00Z', state: 'rejected' },
    ],
    [{ id: 'performance', title: 'Performance Team' }],
  )
  expect(rows.map(row => Object.fromEntries(columns.map((name, i) => [name, row[i]])))).toMatchObject([
    { drop: 'a', state: 'rejected', sent_by: '', sender_known_by: '' },
    {
      drop: 'b',
      file: 'april.csv',
      rows: '3',
      sent_by: 'Performance Team (by personal link)',
      sender_known_by: 'link',
    },
  ])
})

test('the audit lists who sent each file, by role, and how it was decided', () => {
  const drop = { feed: 'indicators', file: 'may.csv', drop: 'b'.repeat(64) }
  expect(
    describeDrops([
      {
        ...drop,
        state: 'accepted',
        rows: 1,
        knownFrom: '2018-05-02T09:00:00Z',
        sentBy: { source: 'mail', roles: ['analyst'] },
      },
      { ...drop, state: 'rejected', rows: 2, knownFrom: '2018-05-01T09:00:00Z' },
    ]),
  ).toEqual([
    '2018-05-01T09:00:00Z  not known: sent indicators/may.csv: rejected, 2 rows, drop bbbbbbbbbbbb',
    '2018-05-02T09:00:00Z  analyst (by mail): sent indicators/may.csv: accepted, 1 row, drop bbbbbbbbbbbb',
  ])
})
