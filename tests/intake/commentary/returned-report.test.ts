import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { normaliseMarkdown } from '../../../shared/commentary/text-blocks.ts'
import type { EditableText } from '../../../shared/document/editable-text.ts'
import { reportDocument } from '../../../templates/word/report-document.ts'
import { editMain, mainPart, takeOut, wordParagraph, wordRun, writeInto } from '../../given/edit-word.ts'
import { PICTURE } from '../../given/make-papers.ts'
import { AWAITED, REASON, reportWith } from '../../given/sample-report.ts'
import { readBytes } from '../drop-fixtures.ts'

const draw = () => ({ bytes: Buffer.from(PICTURE, 'base64'), width: 8, height: 8 })
const SECTION: EditableText = {
  about: 'section',
  section: 'good-practice',
  name: 'Good practice',
  meeting: '2018-05-10',
  subject: null,
  author: 'head-of-performance',
  audience: 'board',
  place: 'report',
  markdown: 'A scheme of the fire service is copied.',
}
const write = (texts: readonly EditableText[]) => reportDocument(reportWith(texts), draw)
const read = (bytes: Uint8Array) => readBytes('commentary', 'report.docx', bytes, { today: '2018-05-04' })
const HATE = 'commentary/hate-crime/force/2018-03'
const RURAL = 'commentary/rural-crime/force/2018-03'
const office = ['soffice', 'libreoffice'].find(name => {
  try {
    return execFileSync('which', [name]).length > 0
  } catch {
    return false
  }
})

let report: Uint8Array
beforeAll(async () => {
  report = await write([REASON, AWAITED, SECTION])
})

describe('a report in Word that comes back', () => {
  it('brings nothing where no box was changed', async () => {
    expect(await read(report)).toMatchObject({
      outcome: 'accepted',
      kind: 'commentary',
      rows: 0,
      entries: [],
      notes: [
        'No box differs from the report that was issued, so nothing was recorded. Words outside the boxes are not read.',
      ],
    })
  })

  it('brings the texts that were changed or first written, and the receipt names them', async () => {
    const edited = [
      writeInto(`${HATE}#text`, wordParagraph('More people report it.') + wordParagraph('1. So we think.')),
      writeInto(`${HATE}#due`, wordRun('31 July 2018')),
      writeInto(`${RURAL}#text`, wordParagraph('Three gangs were charged.')),
      writeInto(`${RURAL}#action`, wordRun('Patrols of farms.')),
    ].reduce(editMain, report)
    const common = { month: '2018-03', author: 'head-of-performance', audience: 'board' }
    expect(await read(edited)).toMatchObject({
      outcome: 'accepted',
      rows: 2,
      editedAsKnownAt: '2018-05-02T08:00:00Z',
      entries: [
        {
          register: 'commentary',
          id: 'hate-crime/2018-03',
          body: {
            ...common,
            id: 'hate-crime/2018-03',
            indicator: 'hate-crime',
            markdown: 'More people report it.\n\n1\\. So we think.',
            action: 'Review the form.',
            actionDueDate: '2018-07-31',
          },
        },
        {
          id: 'rural-crime/2018-03',
          body: { ...common, markdown: 'Three gangs were charged.', action: 'Patrols of farms.', actionDueDate: null },
        },
      ],
      notes: [
        'Taken from the report performance-2018-05-10: commentary on Hate Crime, March 2018.',
        'Taken from the report performance-2018-05-10: commentary on Rural Crime, March 2018.',
        'Words outside the boxes of commentary are not read.',
        'Unchanged, and not recorded again: 1 text.',
      ],
    })
  })

  it('brings a section of its author’s under the id that it had', async () => {
    const key = 'section/good-practice/2018-05-10/head-of-performance'
    const edited = editMain(report, writeInto(`${key}#text`, wordParagraph('Two schemes are copied.')))
    expect(await read(edited)).toMatchObject({
      outcome: 'accepted',
      entries: [
        {
          register: 'sections',
          id: 'good-practice/2018-05-10/head-of-performance',
          body: { markdown: 'Two schemes are copied.', place: 'report' },
        },
      ],
    })
  })

  it('is refused with the name of each figure that was changed in spite of its lock', async () => {
    const tag = 'figure/all-recorded-crime/force/current'
    const edited = editMain(
      editMain(report, writeInto(tag, wordRun('5,988'))),
      writeInto(`${RURAL}#text`, wordParagraph('Words.')),
    )
    expect(await read(edited)).toMatchObject({
      outcome: 'rejected',
      faults: [
        {
          code: 'figure-changed',
          found: 'all-recorded-crime, force, current: 5,988',
          expected: '4,988, as issued',
        },
      ],
    })
    const deleted = `<w:del w:id="9" w:author="A"><w:r><w:delText>4,988</w:delText></w:r></w:del>`
    expect(await read(editMain(report, writeInto(tag, deleted)))).toMatchObject({
      faults: [{ code: 'figure-changed', found: 'all-recorded-crime, force, current: nothing' }],
    })
  })

  it('reads the boxes alone: other words may be changed, and what was deleted with changes tracked is gone', async () => {
    const moved = editMain(report, xml => xml.replace('What changed', 'What has changed'))
    expect(await read(moved)).toMatchObject({ outcome: 'accepted', rows: 0 })
    const tracked = `<w:p>${wordRun('It rose. ')}<w:del w:id="9" w:author="A"><w:r><w:delText>It fell.</w:delText></w:r></w:del><w:ins w:id="8" w:author="A">${wordRun('Twice.')}</w:ins></w:p>`
    expect(await read(editMain(report, writeInto(`${RURAL}#text`, tracked)))).toMatchObject({
      entries: [{ body: { markdown: 'It rose. Twice.' } }],
    })
  })

  it('names the box of every fault of a text, as a file of commentary would be told its line', async () => {
    const edited = [
      writeInto(`${HATE}#text`, wordParagraph('')),
      writeInto(`${RURAL}#text`, wordParagraph('Words &lt;!-- not for the board -->'.replace('&lt;', '<'))),
      writeInto(`${RURAL}#due`, wordRun('soon')),
    ].reduce(editMain, report)
    const reading = await read(edited)
    expect(reading).toMatchObject({ outcome: 'rejected' })
    expect('faults' in reading && reading.faults.map(({ code, row, found }) => [code, row, found])).toEqual([
      ['text-length', null, 'commentary on Hate Crime, March 2018: a heading without text'],
      ['hidden-remark', null, 'commentary on Rural Crime, March 2018: Words <!-- not for the board -->'],
      ['unreadable-date', null, 'commentary on Rural Crime, March 2018: soon'],
    ])
    const heading = [
      '---',
      'indicator: hate-crime',
      'month: 2018-03',
      'author: head-of-performance',
      '---',
      'Other',
    ].map(wordParagraph)
    expect(await read(editMain(report, writeInto(`${RURAL}#text`, heading.join(''))))).toMatchObject({
      outcome: 'rejected',
    })
  })

  it('leaves a text as it was where its box was taken out, and says so', async () => {
    expect(await read(editMain(report, takeOut(`${HATE}#text`)))).toMatchObject({
      outcome: 'accepted',
      rows: 0,
      notes: [
        'No box differs from the report that was issued, so nothing was recorded. Words outside the boxes are not read.',
        'The box for commentary on Hate Crime, March 2018 is not in the file any more: its text stays as it was.',
      ],
    })
  })

  it('is refused where its boxes can no longer be told apart', async () => {
    const parts = unzipSync(report)
    const without = Object.fromEntries(Object.entries(parts).filter(([name]) => !name.startsWith('customXml/')))
    const garbled = {
      ...parts,
      'customXml/item1.xml': strToU8('<c xmlns="urn:boardpack:report-controls:1">{"run":1}</c>'),
    }
    const plain = editMain(report, xml =>
      xml.replaceAll(/<\/?w:sdt(?:Content)?>|<w:sdtPr>.*?<\/w:sdtPr>|<w:bookmark[^>]*>/gs, ''),
    )
    for (const bytes of [zipSync(without), zipSync(garbled), plain])
      expect(await read(bytes)).toMatchObject({ outcome: 'rejected', faults: [{ code: 'report-boxes-lost' }] })
  })

  it('is read by the bookmarks around its boxes where the program that saved it dropped their tags', async () => {
    const edited = [
      writeInto(`${RURAL}#text`, wordParagraph('Three gangs were charged.') + wordParagraph('Two more will be.')),
      writeInto(`${RURAL}#action`, wordRun('Patrols of farms.')),
      writeInto(`${RURAL}#due`, wordRun('31 July 2018')),
    ].reduce(editMain, report)
    const withoutTags = (bytes: Uint8Array) => editMain(bytes, xml => xml.replaceAll(/<w:tag [^>]*>/g, ''))
    expect(await read(withoutTags(report))).toMatchObject({ outcome: 'accepted', rows: 0 })
    expect(await read(withoutTags(edited))).toMatchObject({
      outcome: 'accepted',
      rows: 1,
      entries: [
        {
          id: 'rural-crime/2018-03',
          body: {
            markdown: 'Three gangs were charged.\n\nTwo more will be.',
            action: 'Patrols of farms.',
            actionDueDate: '2018-07-31',
          },
        },
      ],
    })
    const section = editMain(
      report,
      writeInto('section/good-practice/2018-05-10/head-of-performance#text', wordParagraph('Two schemes are copied.')),
    )
    expect(await read(withoutTags(section))).toMatchObject({
      rows: 1,
      entries: [{ register: 'sections', body: { markdown: 'Two schemes are copied.' } }],
    })
    const figure = editMain(report, writeInto('figure/all-recorded-crime/force/current', wordRun('5,988')))
    expect(await read(withoutTags(figure))).toMatchObject({
      faults: [{ code: 'figure-changed', found: 'all-recorded-crime, force, current: 5,988' }],
    })
  })

  it('gives back any text as it was issued, and any other as it was written', async () => {
    const words = fc
      .stringMatching(/^[A-Za-z][A-Za-z0-9 .,'&*_[\]()<>%£-]{0,40}$/)
      .filter(text => !/<|[[\]]/.test(text))
    const typed = fc
      .array(
        fc.oneof(
          words,
          words.map(text => `- ${text}`),
          words.map(text => `> ${text}`),
          words.map(text => `Up **${text}**`),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map(lines => lines.join('\n\n'))
      .filter(text => normaliseMarkdown(text) !== '')
    await fc.assert(
      fc.asyncProperty(
        typed,
        words,
        fc.option(words.filter(text => text.trim() !== '')),
        async (markdown, other, action) => {
          const bytes = await write([{ ...REASON, markdown, action }])
          expect(await read(bytes)).toMatchObject({ outcome: 'accepted', rows: 0 })
          const edited = await read(editMain(bytes, writeInto(`${HATE}#text`, wordParagraph(`So ${other}!`))))
          expect(edited).toMatchObject({ outcome: 'accepted', rows: 1 })
          expect('entries' in edited && edited.entries[0]!.body).toMatchObject({
            markdown: normaliseMarkdown(`So ${other.replaceAll(/[\\*_]/g, '\\$&')}!`),
          })
        },
      ),
      { numRuns: 8 },
    )
  }, 60_000)

  it.skipIf(office === undefined)(
    'gives the same after LibreOffice saved it (skipped where LibreOffice is not installed)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'report-'))
      try {
        const edited = editMain(report, writeInto(`${RURAL}#text`, wordParagraph('Three gangs were charged.')))
        writeFileSync(join(folder, 'report.docx'), edited)
        execFileSync(office!, [
          '--headless',
          '--convert-to',
          'docx:MS Word 2007 XML',
          '--outdir',
          join(folder, 'saved'),
          join(folder, 'report.docx'),
        ])
        const saved = readFileSync(join(folder, 'saved', 'report.docx'))
        expect(mainPart(saved)).toContain('Three gangs were charged.')
        expect(await read(saved)).toMatchObject({
          outcome: 'accepted',
          rows: 1,
          entries: [{ id: 'rural-crime/2018-03', body: { markdown: 'Three gangs were charged.' } }],
        })
        expect(await read(editMain(saved, xml => xml.replace('gangs were', 'men were')))).toMatchObject({
          rows: 1,
          entries: [{ id: 'rural-crime/2018-03', body: { markdown: 'Three men were charged.' } }],
        })
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    120_000,
  )
})
