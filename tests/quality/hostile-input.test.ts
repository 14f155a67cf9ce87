import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { parseDeliveryNotice, parseObjectsCreated, parsePackRequest } from '../../functions/edge/events.ts'
import { exportCsv } from '../../functions/edge/exports.ts'
import { composeMime } from '../../shared/mail/compose-mime.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import type { Message } from '../../shared/mail/message.ts'
import { buildActionEntry, buildMeetingEntry } from '../../shared/registers/calendar-entries.ts'
import { analyseCase } from '../../shared/statistics/analyse.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { HARD_CHARTS } from '../given/hard-charts.ts'
import { LONDON } from '../given/london.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { dashboardTable, EXCERPT, figure, sampleModel } from '../given/sample-model.ts'
import { readBytes } from '../intake/drop-fixtures.ts'
import { anAction } from '../registers/actions/examples.ts'

/*
 * What somebody might send to do harm, and where it is shown that it does none.
 *
 * | attack | shown by |
 * | --- | --- |
 * | HTML and script in text | every string of a pack: tests/templates/pack.test.ts; every string of a letter: here; drawings: tests/charts/trend-chart.test.ts; Markdown: tests/intake/commentary/read-commentary.test.ts, tests/templates/safe-markup.test.ts |
 * | text that a typesetter would run | tests/templates/pdf.test.ts |
 * | formulas in cells | refused or kept as text on the way in: tests/intake/corpus-csv.test.ts; defused on the way out: tests/document/csv.test.ts and, for the exports, here |
 * | headers by way of subjects and names | tests/mail/send-once.test.ts; names of senders, files and calendar entries: here |
 * | paths that lead elsewhere | in a zip: tests/intake/corpus-police-uk.test.ts; in a key: tests/intake/corpus-files.test.ts and here |
 * | bombs of zip, gzip and XML; sizes beyond reason | tests/intake/corpus-files.test.ts, tests/intake/corpus-workbook.test.ts; of YAML aliases: tests/config/read-yaml.test.ts |
 * | encodings | tests/intake/read-drop.test.ts, tests/intake/corpus-csv.test.ts, tests/intake/corpus-police-uk.test.ts |
 * | prototype keys | in YAML: tests/config/read-yaml.test.ts; in drops: tests/intake/corpus-csv.test.ts, tests/intake/corpus-files.test.ts; in JSON: here |
 * | a workbook with links to others | tests/intake/corpus-workbook.test.ts |
 * | mail to strangers; OFFICIAL-SENSITIVE to domains that may not have it | tests/mail/send-once.test.ts |
 * | mail that could be read on its way | TLS is required by the configuration set: tests/template/board-stack.test.ts |
 */

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"--><![endif]-->'

describe('markup in any text of a letter', () => {
  const letter: Letter = {
    subject: 's',
    preheader: 'p',
    marking: 'OFFICIAL',
    heading: 'h',
    headline: [['All recorded crime was ', figure('4,988', 'x'), '.']],
    blocks: [
      { kind: 'chart', chart: HARD_CHARTS[0]!.chart },
      { kind: 'table', table: dashboardTable('Offenders', EXCERPT) },
      ...sampleModel(EXCERPT.slice(0, 1)).appendices.flatMap(section => section.blocks),
      { kind: 'paragraph', number: '1', sentences: [['a']] },
      { kind: 'list', items: [['a']] },
      { kind: 'facts', facts: [{ term: 't', words: ['w'] }] },
      { kind: 'callout', tone: 'alert', heading: 'h', sentences: [['a']] },
      { kind: 'quote', by: 'b', on: 'o', html: '<p>q</p>', text: 'q' },
    ],
    footer: ['f'],
  }
  /** Texts that the types restrict to a few words. */
  const FIXED = ['kind', 'signal', 'word', 'sense', 'icon', 'tone', 'month', 'from', 'to', 'marks', 'id', 'key']

  /** Every text replaced, one at a time: the paths of all texts, and the letter with one of them changed. */
  function listTexts(value: unknown, key = '', path: string[] = []): string[][] {
    if (typeof value === 'string') return FIXED.includes(key) ? [] : [path]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, inner]) =>
      listTexts(inner, Array.isArray(value) ? key : name, [...path, name]),
    )
  }
  function poison<T>(whole: T, paths: readonly string[][]): T {
    const copy = structuredClone(whole)
    for (const path of paths) {
      const parent = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>(
          (at, name) => at[name] as Record<string, unknown>,
          copy as Record<string, unknown>,
        )
      parent[path.at(-1)!] = HOSTILE
    }
    return copy
  }

  it('stays text', () => {
    const texts = listTexts(letter)
    expect(texts.length).toBeGreaterThan(50)
    const { html } = renderLetter(poison(letter, texts), { images: [] })
    const harmless = renderLetter(letter, { images: [] }).html
    expect(html).not.toMatch(/<script|<img/i)
    expect(html.match(/<!\[endif\]-->/g)).toEqual(harmless.match(/<!\[endif\]-->/g))
    expect(html).toContain('&lt;script&gt;')
  })
})

describe('the exports', () => {
  it.each(['=HYPERLINK("http://x.example")', '+44 1480', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])(
    'defuse a cell that a spreadsheet would run: %j',
    text => {
      const csv = exportCsv({ columns: ['id', 'action'], rows: [['6.0', text]] })
      expect(Papa.parse<string[]>(csv.trimEnd()).data[1]).toEqual(['6.0', `'${text}`])
    },
  )

  it('leave figures as they are', () => {
    const row = ['-5', '-13.1', '4,988', '−13.1%', 'n/a', '', 'Higher']
    expect(Papa.parse<string[]>(exportCsv({ columns: row, rows: [row] }).trimEnd()).data[1]).toEqual(row)
  })
})

describe('names', () => {
  const BREAK = 'Board\r\nBcc: someone@elsewhere.example\r\n\r\n<p>body</p>'
  const message: Message = {
    kind: 'pack',
    cause: 'pack x',
    recipient: 'member@pcc.example',
    subject: BREAK,
    html: '<p>x</p>',
    text: 'x',
    attachments: [{ filename: `${BREAK}.html`, contentType: 'text/html', content: 'x' }],
    marking: null,
    unsubscribeUrl: 'https://pcc.example/preferences/a',
  }

  it('start no header of a message or of a part of it', async () => {
    const mail = { ...sampleBoard().mail, fromName: BREAK }
    const raw = Buffer.from(await composeMime(message, mail, '2018-05-03T15:00:00Z')).toString()
    expect(raw).not.toMatch(/^Bcc:/im)
    expect(raw).not.toMatch(/^<p>body/m)
    expect(raw.split('\r\n\r\n')[0]).toContain('Subject: Board Bcc: someone@elsewhere.example <p>body</p>')
  })

  it('start no line of a calendar entry', () => {
    const hostile = 'Report\r\nATTENDEE:mailto:x@elsewhere.example\nATTACH:http://x.example;y,z'
    const publisher = {
      name: hostile,
      email: 'clerk@pcc.example',
      domain: 'pcc.example',
      timestamp: '2019-06-11T06:00:00Z',
    }
    const action = { ...anAction(), action: hostile, owner: hostile, targetDate: '2019-07-31' }
    const version = { action, knownFrom: '2019-06-11T06:00:00Z', drop: 'd1' }
    const entries = [
      buildActionEntry({ id: action.id, versions: [version] }, publisher)!.text,
      buildMeetingEntry(
        {
          ...{ id: 'm', title: hostile, date: '2019-07-31', time: '14:00', minutes: 60, venue: hostile },
          ...{ sequence: 0, isCancelled: false },
        },
        publisher,
        LONDON,
      ).text,
    ]
    for (const text of entries) {
      const lines = text.replace(/\r\n[ \t]/g, '').split(/\r\n|\r|\n/)
      expect(lines.filter(line => /^(ATTENDEE|ATTACH)/.test(line))).toEqual([])
      expect(lines.filter(line => line.startsWith('BEGIN:'))).toHaveLength(2)
    }
  })
})

describe('a key with a path in it', () => {
  it('is only a name: the drop is read from its bytes and answered under its feed', async () => {
    const tidy = 'indicator,area,period,value,numerator,denominator,n,status\nhate-crime,force,2018-03,5,,,,\n'
    const reading = await readBytes('indicators', '../../kept/%2e%2e/x.csv', tidy, { today: '2018-05-03' })
    expect(reading.outcome).toBe('accepted')
  })
})

describe('prototype keys in JSON', () => {
  const hostile = (more: string) =>
    JSON.parse(`{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}${more}}`) as unknown

  it('change nothing but the object that has them', () => {
    expect(() => parseObjectsCreated(hostile(''))).toThrow()
    expect(() => parsePackRequest(hostile(', "kind": "pack"'))).toThrow()
    expect(() => parseDeliveryNotice(hostile(', "time": "2018-05-03T15:00:00Z"'))).toThrow()
    const answer = analyseCase(hostile(', "id": "a", "family": "__proto__", "input": {"__proto__": []}'))
    expect(answer).toMatchObject({ result: { outcome: 'error', kind: 'rejected-input' } })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
