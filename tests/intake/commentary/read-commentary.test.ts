import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainMarkdown, renderMarkdown } from '../../../shared/commentary/render-markdown.ts'
import { readCommentary } from '../../../shared/intake/commentary/read-commentary.ts'
import { buildReceipt } from '../../../shared/intake/receipt/receipt.ts'
import { receiptText } from '../../../shared/intake/receipt/receipt-text.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { readBytes } from '../drop-fixtures.ts'

const board = sampleBoard()
const TODAY = '2018-05-01'
const read = (text: string) => readCommentary(text, board, TODAY)
const heading = (...lines: string[]) => ['---', ...lines, '---', ''].join('\n')
const GOOD = ['indicator: Rural Crime', 'month: March 2018', 'author: Head of Performance']

describe('a file of commentary', () => {
  it('has several texts, each under its heading, with lines of hyphens of their own', () => {
    const text = [
      heading(...GOOD, 'audience: Public', 'action: Patrols of farms.', 'by: 2018-06-30'),
      'Thefts of tractors.\n\n---\n\nThree gangs were charged.\n',
      heading('indicator: hate-crime', 'month: 2018-03', 'author: head-of-performance'),
      'A *new* reporting form.\n',
    ].join('')
    const common = { month: '2018-03', author: 'head-of-performance' }
    expect(read(text)).toEqual({
      ok: true,
      notes: [],
      sections: [],
      entries: [
        {
          ...common,
          id: 'rural-crime/2018-03',
          indicator: 'rural-crime',
          audience: 'public',
          markdown: 'Thefts of tractors.\n\n---\n\nThree gangs were charged.',
          action: 'Patrols of farms.',
          actionDueDate: '2018-06-30',
        },
        {
          ...common,
          id: 'hate-crime/2018-03',
          indicator: 'hate-crime',
          audience: 'board',
          markdown: 'A *new* reporting form.',
          action: null,
          actionDueDate: null,
        },
      ],
    })
  })

  it.each([
    [
      'Thefts rose.',
      'text without a heading',
      'a line ---, then indicator, month and author on a line each, then a line ---',
    ],
    [heading(...GOOD), 'a heading without text', 'a text of at most 5000 characters'],
    [`${heading(...GOOD)}${'x'.repeat(5001)}`, '5001 characters', 'a text of at most 5000 characters'],
    [
      `${heading('month: 2018-03', 'author: commissioner')}Words.`,
      'a heading without indicator',
      `a line such as indicator: ${board.indicators[0]!.id}`,
    ],
    [
      `${heading('indicator: Rural Crim', ...GOOD.slice(1))}Words.`,
      'Rural Crim',
      "an indicator of the board's file, such as Rural Crime",
    ],
    [`${heading(GOOD[0]!, 'month: soon', GOOD[2]!)}Words.`, 'soon', 'a month such as 2018-03'],
    [
      `${heading(...GOOD.slice(0, 2), 'author: Jo Smith')}Words.`,
      'Jo Smith',
      "a post of the board's file, such as Police and Crime Commissioner",
    ],
    [`${heading(...GOOD, 'audience: everybody')}Words.`, 'everybody', 'board, partner, public'],
    [`${heading(...GOOD, 'by: June')}Words.`, 'June', 'a date such as 2018-06-30'],
    [
      `${heading(...GOOD, 'tone: grave')}Words.`,
      'tone: grave',
      'one of indicator, month, author, audience, action, by, section, meeting, about, place, a colon, and what it is',
    ],
    [
      `${heading(...GOOD)}One.\n${heading(...GOOD)}Two.`,
      'a second text on rural-crime in 2018-03',
      'one text for an indicator and month',
    ],
  ])('is refused whole, with the place: %#', (text, found, expected) => {
    const reading = read(text)
    expect(reading.ok).toBe(false)
    if (!reading.ok)
      expect(reading.faults.map(fault => [fault.found, fault.expected])).toContainEqual([found, expected])
  })

  it('is not about a month that is not over', () => {
    const reading = read(`${heading(GOOD[0]!, 'month: 2018-05', GOOD[2]!)}Words.`)
    expect(reading).toMatchObject({ ok: false, faults: [{ code: 'partial-month', row: 3 }] })
  })

  it('tells its author that HTML is printed as typed', () => {
    const reading = read(`${heading(...GOOD)}<b>Up</b> again.`)
    expect(reading).toMatchObject({
      ok: true,
      notes: [
        'Line 1: the text has HTML in it, which is printed as it was typed. Use Markdown for emphasis and lists.',
      ],
    })
  })

  it('is taken in by intake and answered with a receipt', async () => {
    const bytes = Buffer.from(`${heading(...GOOD)}Thefts of “tractors”.`)
    const reading = await readBytes('commentary', 'march.md', bytes, { today: TODAY })
    expect(reading).toMatchObject({
      outcome: 'accepted',
      kind: 'commentary',
      rows: 1,
      entries: [{ register: 'commentary', id: 'rural-crime/2018-03' }],
    })
    const receipt = buildReceipt({
      drop: 'd',
      file: 'march.md',
      feed: 'commentary',
      receivedAt: '2018-05-01T09:00:00Z',
      board,
      reading,
    })
    expect(receiptText(receipt)).toContain('march.md was accepted (feed commentary).')
  })

  it.each([
    ['PK\u0003\u0004 and more', 'a file that is no Word document, or a damaged or protected one'],
    ['%PDF-1.7', 'a PDF, an old Word document or another file that is no plain text'],
  ])('is no PDF and no damaged document: %j', async (bytes, found) => {
    const reading = await readBytes('commentary', 'march.docx', Buffer.from(bytes), { today: TODAY })
    expect(reading).toMatchObject({ outcome: 'rejected', faults: [{ code: 'wrong-format', found }] })
  })

  it('is read whatever is in it', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), text => void read(`${heading(...GOOD)}${text}`)))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('---', 'month: 2018-03', ': x', 'author:', '', 'indicator: a')),
        lines => void read(lines.join('\n')),
      ),
    )
  })
})

describe('commentary as markup', () => {
  it.each([
    ['Up *again*, **much**.', '<p>Up <em>again</em>, <strong>much</strong>.</p>'],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['[a](mailto:x@pcc.example)', '<p>[a](mailto:x@pcc.example)</p>'],
    ['[a](https://pcc.example/b)', '<p><a href="https://pcc.example/b">a</a></p>'],
    ['![a](https://pcc.example/b.png)', '<p>!<a href="https://pcc.example/b.png">a</a></p>'],
    ['# Loud', '<p># Loud</p>'],
    ['3. three', '<ol>\n<li>three</li>\n</ol>'],
  ])('%s', (typed, html) => expect(renderMarkdown(typed)).toBe(html))

  it('has none but the plainest elements', () => {
    const plain = /^(?:<\/?(?:p|em|strong|ul|li|blockquote|code)>|<ol>|<\/ol>|<a href="https?:[^"<>\s]*">|<\/a>|[^<])*$/
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '<',
            '>',
            'a',
            ' ',
            '"',
            '*',
            '[',
            ']',
            '(',
            ')',
            'https://x',
            '\n',
            '- ',
            '`',
            '&',
            'script',
            '1. ',
          ),
        }),
        text => plain.test(renderMarkdown(text)),
      ),
    )
  })

  it('reads as plain text', () => {
    expect(plainMarkdown('Up *again* & <b>.\n\n- one\n- two')).toBe('Up again & <b>.\none\ntwo')
  })
})

describe('what a template leaves for its writer', () => {
  const heading = '---\nindicator: rural-crime\nmonth: 2018-03\nauthor: Head of Performance\n---\n'
  it.each([
    '[insert commentary here]',
    'Crime rose by [TBC] in March.',
    'Dear {{name}}',
    'TODO: write this',
    'Lorem ipsum dolor sit amet',
    'XXX',
    'TBC',
    'To follow.',
  ])('%j is refused at its line', async text => {
    const reading = await readBytes('commentary', 'x.md', `${heading}Rural crime.\n\n${text}`)
    expect(reading).toMatchObject({ outcome: 'rejected', faults: [{ code: 'left-over', row: 8 }] })
  })

  it.each([
    'The date of the review is TBC.',
    'See [TBC](https://example.org).',
    'Officers insert [sic] the note.',
    'Item XX of the plan is done.',
  ])('%j is a sentence like any other', async text => {
    expect((await readBytes('commentary', 'x.md', `${heading}${text}`)).outcome).toBe('accepted')
  })
})
