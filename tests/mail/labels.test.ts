import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { composeMime } from '../../shared/mail/compose-mime.ts'
import { alterSmallBoard } from '../config/small-board.ts'
import { sampleBoard } from '../given/sample-board.ts'

const { mail } = sampleBoard()
const label = { header: 'X-Protective-Marking', values: { OFFICIAL: 'VER=2018.1, SEC=OFFICIAL' } }

async function headersOf(marking: string | null, labels: (typeof mail)['labels']): Promise<string> {
  const message = {
    kind: 'pack',
    cause: 'pack x',
    recipient: 'member@pcc.example',
    subject: 'x',
    html: '<p>x</p>',
    text: 'x',
    attachments: [],
    marking,
    unsubscribeUrl: null,
  } as const
  const raw = Buffer.from(await composeMime(message, { ...mail, labels }, '2018-05-03T15:00:00Z')).toString()
  return raw.split('\r\n\r\n')[0]!
}

describe('the label of a mail', () => {
  it('says how it is marked, in the header and words of the board’s file', async () => {
    expect(await headersOf('OFFICIAL', [label])).toMatch(/^X-Protective-Marking: VER=2018\.1, SEC=OFFICIAL\r?$/im)
  })

  it('is left out of a mail without a marking, unless the file says what such mails carry', async () => {
    expect(await headersOf(null, [label])).not.toMatch(/^X-Protective/im)
    expect(await headersOf(null, [{ ...label, unmarked: 'SEC=UNMARKED' }])).toMatch(
      /^X-Protective-Marking: SEC=UNMARKED/im,
    )
  })

  it('is not there for a board that has none', async () => {
    expect(mail.labels).toEqual([])
    expect(await headersOf('OFFICIAL', [])).not.toMatch(/^X-Protective/im)
  })
})

describe('labels in a board’s file', () => {
  const load = (labels: string) => {
    const loaded = loadBoard(alterSmallBoard('mail:\n', `mail:\n  labels: ${labels}\n`).text)
    return loaded.ok ? [] : loaded.faults.map(({ path }) => path)
  }
  const values = (...levels: string[]) => `values: { ${levels.map(level => `'${level}': x`).join(', ')} }`
  const loaded = loadBoard(alterSmallBoard('mail:\n', 'mail:\n').text)
  const levels = loaded.ok ? loaded.board.markings.levels : []

  it('have a value for each marking of the board', () => {
    expect(levels.length).toBeGreaterThan(1)
    expect(load(`[{ header: X-Marking, ${values(...levels)} }]`)).toEqual([])
    expect(load(`[{ header: X-Marking, ${values(...levels.slice(1))} }]`)).toEqual(['mail.labels[0].values'])
    expect(load(`[{ header: X-Marking, ${values(...levels, 'COSMIC')} }]`)).toEqual(['mail.labels[0].values'])
  })

  it.each(['Subject', 'bcc', 'Content-Type', 'DKIM-Signature', 'List-Unsubscribe', 'X Marking', 'X-Marking: a'])(
    'do not take the place of another header, or break one: %s',
    header => {
      expect(load(`[{ header: '${header}', ${values(...levels)} }]`)).toEqual(['mail.labels[0].header'])
    },
  )

  it('hold no line break, and name each header once', () => {
    const rest = levels.slice(1)
    const hostile = `values: { '${levels[0]}': "a\\r\\nBcc: x@y.example", ${rest.map(level => `'${level}': x`).join(', ')} }`
    expect(load(`[{ header: X-Marking, ${hostile} }]`)).toHaveLength(1)
    const twice = `{ header: X-Marking, ${values(...levels)} }`
    expect(load(`[${twice}, ${twice.replace('X-M', 'x-m')}]`)).toEqual(['mail.labels[1].header'])
  })
})
