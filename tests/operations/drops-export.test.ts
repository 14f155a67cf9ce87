import { expect, test } from 'vitest'
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
