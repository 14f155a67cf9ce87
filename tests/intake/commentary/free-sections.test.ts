import { describe, expect, it } from 'vitest'
import type { FreeSection, StoredSection } from '../../../shared/commentary/free-section.ts'
import { latestSections, sectionTemplate } from '../../../shared/commentary/free-section.ts'
import type { Block } from '../../../shared/document/document.ts'
import { listBlocks } from '../../../shared/document/walk.ts'
import { returnedFile } from '../../../shared/intake/returned/returned-file.ts'
import { buildEditions } from '../../../shared/packs/editions/editions.ts'
import { checkNumerals } from '../../../shared/packs/gate/check-numerals.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { makeWordDocument } from '../../given/make-papers.ts'
import { samplePack } from '../../packs/sample-pack.ts'
import { expectAccepted, readBytes, sourceOf } from '../drop-fixtures.ts'

const TODAY = '2018-05-01'
const read = (text: string | Uint8Array) => readBytes('commentary', 'sections.md', text, { today: TODAY })
const heading = (...lines: string[]) => ['---', ...lines, '---', ''].join('\n')
const GOOD = ['section: Good practice', 'meeting: 10 May 2018', 'author: chief-constable', 'about: Custody']

async function codesOf(text: string) {
  const reading = await read(text)
  return reading.outcome === 'rejected' ? reading.faults.map(({ code, row }) => `${code} ${row}`) : []
}

describe('a free section', () => {
  it('is a text about no indicator, for a meeting, with its author, audience and place', async () => {
    const { entries } = expectAccepted(
      await read(`${heading(...GOOD, 'audience: public', 'place: report')}Nurses sit in, on 3 days a week.\n`),
    )
    expect(entries).toEqual([
      {
        register: 'sections',
        id: 'good-practice/2018-05-10/chief-constable/custody',
        body: {
          ...{ id: 'good-practice/2018-05-10/chief-constable/custody', kind: 'good-practice', meeting: '2018-05-10' },
          ...{ about: 'Custody', author: 'chief-constable', audience: 'public', place: 'report' },
          markdown: 'Nurses sit in, on 3 days a week.',
        },
      },
    ])
  })

  it('stands beside commentary on indicators in one file, and is for the board and the data pack unless it says otherwise', async () => {
    const both = `${heading('indicator: rural-crime', 'month: 2018-03', 'author: head-of-performance')}Thefts.\n${heading('section: priorities', 'meeting: 2018-05-10', 'author: chief-constable')}Drugs.\n`
    const { entries } = expectAccepted(await read(both))
    expect(entries.map(({ register }) => register)).toEqual(['commentary', 'sections'])
    expect(entries[1]!.body).toMatchObject({ audience: 'board', place: 'data-pack', about: null })
  })

  it.each([
    ['section: Good practice', 'section: Gossip', 'unknown-section 2'],
    ['meeting: 10 May 2018', 'meeting: 11 May 2018', 'unknown-meeting 3'],
    ['meeting: 10 May 2018\n', '', 'missing-field 1'],
    ['author: chief-constable', 'author: nobody', 'unknown-author 4'],
    ['about: Custody', 'place: front page', 'unknown-place 5'],
  ])('is refused at its line for %j as %j', async (from, to, fault) => {
    expect(await codesOf(`${heading(...GOOD)}Words.\n`.replace(from, to))).toContain(fault)
  })

  it('has room for 1,200 characters in the report, and is told where there is more', async () => {
    const reading = await read(`${heading(...GOOD, 'place: report')}${'x'.repeat(1201)}\n`)
    expect(reading).toMatchObject({
      faults: [
        {
          code: 'text-length',
          found: '1201 characters for the report',
          fix: expect.stringContaining('data-pack') as string,
        },
      ],
    })
    expect((await read(`${heading(...GOOD)}${'x'.repeat(1201)}\n`)).outcome).toBe('accepted')
  })

  it('may come as a Word document, whose headings need no lines of hyphens', async () => {
    const document = makeWordDocument([
      ...[
        'Section: National context',
        'Meeting: 2018-05-10',
        'Author: Chief Constable',
        'Crime rose by 10% in England.',
        'It fell in Wales.',
      ].map(words => ({ paragraph: words })),
      ...['Section: Priorities', 'Meeting: 2018-05-10', 'Author: Chief Constable', 'Drugs.'].map(words => ({
        paragraph: words,
      })),
    ])
    const { entries } = expectAccepted(await read(document))
    expect(entries.map(({ body }) => (body as FreeSection).markdown)).toEqual([
      'Crime rose by 10% in England.\n\nIt fell in Wales.',
      'Drugs.',
    ])
  })

  it('is answered with a text to fill in where its headings cannot be read', async () => {
    const reading = await read('Words alone.\n')
    const asks = reading.outcome === 'rejected' ? reading.faults : []
    const file = await returnedFile({
      feed: 'commentary',
      file: 'x.md',
      source: sourceOf('x'),
      outcome: 'rejected',
      asks,
    })
    expect(Buffer.from(file!.content).toString()).toContain(sectionTemplate())
    expect(sectionTemplate()).toContain('section: department-updates\nmeeting: \nauthor: ')
  })
})

describe('free sections in a pack', () => {
  const text = (id: string, more: Partial<StoredSection>): StoredSection => ({
    ...{ id, kind: 'priorities', meeting: '2018-05-10', about: null, author: 'chief-constable', audience: 'public' },
    ...{ place: 'data-pack', markdown: '45 warrants <b>now</b>.', drop: 'd', knownFrom: '2018-05-01T09:00:00.000Z' },
    ...more,
  })
  const quotes = (blocks: readonly Block[]) => blocks.flatMap(block => (block.kind === 'quote' ? [block] : []))

  it('are quoted where they were declared, by their authors, sanitised, and numbers in them are theirs', async () => {
    const sections = [
      text('a', {}),
      text('b', { kind: 'good-practice', place: 'report', audience: 'board', about: 'Custody' }),
      text('c', { kind: 'footnotes' }),
      text('d', { meeting: '2019-06-11' }),
    ]
    const sample = await samplePack('performance')
    const pack = { ...sample.pack, indicators: ['all-recorded-crime'], priorities: [] }
    const input = { ...sample, pack, registers: { ...EMPTY_REGISTERS, sections } }
    const [board, open] = buildEditions(input, ['board', 'public'])
    expect(
      board!.sections.map(({ heading: words }) => words).filter(words => ['Priorities', 'Footnotes'].includes(words)),
    ).toEqual(['Priorities', 'Footnotes'])
    expect(quotes(listBlocks(board!.report))).toMatchObject([
      { by: 'Chief Constable', on: '1 May 2018', text: 'Custody\n45 warrants <b>now</b>.' },
    ])
    expect(quotes(listBlocks(board!.report))[0]!.html).toContain('&lt;b&gt;now')
    expect(checkNumerals(board!, input.board)).toEqual([])
    // of the public edition only the text that was written for it is left
    expect([quotes(listBlocks(open!.report)).length, quotes(listBlocks(open!.sections)).length]).toEqual([0, 2])
  })

  it('are the latest of each author and subject', () => {
    const entry = (knownFrom: string, markdown: string) => ({
      id: 'a',
      drop: knownFrom,
      knownFrom,
      body: { id: 'a', markdown },
    })
    expect(latestSections([entry('1', 'Old.'), entry('2', 'New.')]).map(({ markdown }) => markdown)).toEqual(['New.'])
  })
})
