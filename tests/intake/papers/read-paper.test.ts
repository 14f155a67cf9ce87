import { describe, expect, it } from 'vitest'
import type { Paper, PaperContent } from '../../../shared/registers/papers/paper.ts'
import { makePdf, makeWordDocument, PICTURE } from '../../given/make-papers.ts'
import { expectAccepted, readBytes } from '../drop-fixtures.ts'

const COVER = 'From: Chief Executive\nDate: 11 June 2019\nAgenda item: 8.1\nTitle: Road safety\n\n'
const BODY = '# Purpose\n\nTo say what is done.\n\n# Recommendation\n\nThe Board is asked to note it.\n\n'

async function read(file: string, bytes: Uint8Array | string) {
  const reading = expectAccepted(await readBytes('papers', file, bytes, { today: '2019-06-04' }))
  return { paper: reading.entries[0]!.body as Paper, content: reading.paper as PaperContent, notes: reading.notes }
}

async function faults(file: string, bytes: Uint8Array | string): Promise<string[]> {
  const reading = await readBytes('papers', file, bytes, { today: '2019-06-04' })
  return reading.outcome === 'rejected' ? reading.faults.map(({ code }) => code) : []
}

describe('a paper in Markdown', () => {
  it('has its cover read from the lines at its top, and its purpose and recommendation from their sections', async () => {
    const { paper, notes } = await read('paper.md', COVER + BODY)
    expect(paper).toEqual({
      id: '2019-06-11/8.1',
      meeting: '2019-06-11',
      item: '8.1',
      title: 'Road safety',
      from: 'Chief Executive',
      to: null,
      purpose: 'To say what is done.',
      recommendation: 'The Board is asked to note it.',
      marking: null,
      format: 'markdown',
      pages: null,
    })
    expect(notes).toEqual([])
  })

  it('has its meeting and item read from the name of the file where the cover lacks them', async () => {
    const { paper } = await read('2019-06-11 9.0 violence.md', `From: Chief Constable\nTitle: Violence\n\n${BODY}`)
    expect(paper.id).toBe('2019-06-11/9.0')
  })

  it('is asked, fault by fault, for what its cover lacks and nothing else gives', async () => {
    expect(await faults('paper.md', BODY)).toEqual(['no-date', 'no-agenda-item', 'no-title', 'no-from'])
    expect(await faults('paper.md', `Marking: COSMIC\n${COVER}${BODY}`)).toEqual(['unknown-marking'])
  })

  it('keeps lists, tables and footnotes, and shows raw markup as text', async () => {
    const text = `${COVER}${BODY}# More\n\nOne.[^a] <script>x</script>\n\n- first\n- second\n\n| A | B |\n| --- | --- |\n| 1 |  |\n\n[^a]: Its source.\n`
    const { content } = await read('paper.md', text)
    const more = content.parts.at(-1)!
    expect(more.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'table'])
    expect(more.blocks[0]).toMatchObject({ sentences: [['One. [note 1] <script>x</script>']] })
    expect(more.blocks[2]).toMatchObject({ table: { caption: 'Table 1', rows: [[{ text: '1' }, { text: '—' }]] } })
    expect(content.footnotes).toEqual(['Its source.'])
  })

  it('is given placeholders, of references that lead nowhere, and of numbers that are there twice', async () => {
    const { notes } = await read(
      'paper.md',
      `${COVER}${BODY}# Findings\n\n3.1 XX cases; see 3.2 and paragraph 4.9.\n\n3.1 Again.\n`,
    )
    expect(notes).toEqual([
      'Still to be filled in: XX.',
      'The paper refers to 4.9, which it does not have. Its parts and paragraphs are numbered from 1 as they come.',
      'Two paragraphs are numbered 3.1. The numbers that were typed are left out: the paper is numbered when it is set.',
    ])
  })
})

describe('a paper in Word', () => {
  const cover = {
    table: [
      ['From:', 'Chief Executive'],
      ['Date:', '11 June 2019'],
      ['Agenda item:', '7.0'],
      ['Title:', 'Custody'],
    ],
  }

  it('has its cover read from a table, headings from styles or from bold lines, and footnotes set as notes', async () => {
    const { paper, content } = await read(
      'paper.docx',
      makeWordDocument([
        cover,
        { heading: 'Purpose' },
        { paragraph: '1.1 To report.' },
        { bold: 'Recommendation' },
        { paragraph: 'To note.', footnote: 'As before.' },
      ]),
    )
    expect(paper).toMatchObject({
      item: '7.0',
      title: 'Custody',
      purpose: 'To report.',
      recommendation: 'To note. [note 1]',
    })
    expect(content.parts.map(({ heading }) => heading)).toEqual(['Purpose', 'Recommendation'])
    expect(content.footnotes).toEqual(['As before.'])
  })

  it('has its pictures taken over with their words, and is asked for words that lack', async () => {
    const { content, notes } = await read(
      'paper.docx',
      makeWordDocument([
        cover,
        { heading: 'Purpose' },
        { paragraph: 'To report.' },
        { heading: 'Recommendation' },
        { paragraph: 'To note.' },
        { picture: PICTURE, alternative: 'Cells in use' },
        { picture: PICTURE, alternative: '' },
      ]),
    )
    expect(content.parts[1]!.blocks.filter(({ kind }) => kind === 'picture')).toMatchObject([
      { alternative: 'Cells in use' },
      { alternative: 'Picture without a description by its author' },
    ])
    expect(notes.join()).toContain('Pictures without alternative text: 1.')
  })

  it('is refused when it is damaged or of an old format', async () => {
    expect(await faults('paper.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0]))).toEqual(['wrong-format'])
    expect(await faults('paper.rtf', '{\\rtf1 x}')).toEqual(['wrong-format'])
  })
})

describe('a paper as a PDF', () => {
  it('has its cover read from its first page, its words kept page by page, and is bound in with as many pages', async () => {
    const pdf = await makePdf('Governance', [
      [
        'From: Chief Executive',
        'Date: 11 June 2019',
        'Agenda Item: 7.0',
        'Purpose: To report.',
        'Recommendation: To note.',
      ],
      ['The statement'],
    ])
    const { paper, content, notes } = await read('paper.pdf', pdf)
    expect(paper).toMatchObject({
      id: '2019-06-11/7.0',
      title: 'Governance',
      format: 'pdf',
      pages: 2,
      purpose: 'To report.',
    })
    expect(content.pageTexts[1]).toBe('The statement')
    expect(notes).toEqual([])
  })

  it('is refused when it cannot be opened', async () => {
    expect(await faults('paper.pdf', '%PDF-1.7 nothing of a PDF')).toEqual(['wrong-format'])
  })
})
