import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { createElement } from 'preact'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROPOSALS } from '../../shared/links/update-drop.ts'
import type { SiteEntry } from '../../shared/site/site-entries.ts'
import { SITE_SCRIPT, SITE_STYLESHEET } from '../../templates/site/page.tsx'
import {
  accessibilityPage,
  correctionsPage,
  entryPage,
  papersPage,
  publicationPage,
} from '../../templates/site/pages.tsx'
import { ApprovePage } from '../../templates/web/approve-page.tsx'
import { CommentPage } from '../../templates/web/comment-page.tsx'
import { webPage } from '../../templates/web/page.tsx'
import { PreferencesPage } from '../../templates/web/preferences-page.tsx'
import { UpdatePage } from '../../templates/web/update-page.tsx'
import { ReceiptPage, UploadPage } from '../../templates/web/upload-page.tsx'
import { sampleBoard } from '../given/sample-board.ts'
import { launchBrowser } from './launch.ts'

const LONG =
  'Incidents of disorder in which nobody was hurt and which were reported by a member of the public. '.repeat(3)
const errors = [{ field: 'name', words: 'Enter your name' }]
const FORMS = {
  approve: createElement(ApprovePage, {
    pack: 'Quarterly Performance Report',
    meeting: '10 May 2018',
    documents: [{ words: 'Report, edition board (PDF)', href: '#report' }],
    findings: [LONG],
    name: '',
    reason: '',
    errors,
  }),
  comment: createElement(CommentPage, {
    indicator: 'All recorded crime',
    month: 'March 2018',
    figure: '4,988',
    dueWords: 'It is printed in the next pack.',
    isOpen: true,
    values: { why: LONG, action: '', by: '' },
    errors: [{ field: 'why', words: 'Use at most 3000 characters' }],
  }),
  update: createElement(UpdatePage, {
    number: '4.0',
    action: LONG,
    due: '16 April 2018',
    lastUpdate: 'none yet',
    proposals: Object.entries(PROPOSALS).map(([value, words]) => ({ value, words, isChosen: value === 'continue' })),
    values: { update: '', until: '' },
    errors: [],
  }),
  upload: createElement(UploadPage, {
    feed: 'indicators',
    format: LONG,
    maxMegabytes: 1000,
    target: { url: 'http://127.0.0.1/', fields: { key: 'incoming/indicators/x', Policy: 'a'.repeat(900) } },
  }),
  receipt: createElement(ReceiptPage, { text: `${'a'.repeat(300)}\n\n${LONG}`, again: '#again' }),
  preferences: createElement(PreferencesPage, {
    title: 'Head of Performance',
    alerts: true,
    absence: { from: '', until: '' },
    lead: 'Chief Constable',
    errors: [],
  }),
}

const ENTRIES: readonly SiteEntry[] = [
  {
    run: 'performance-2018-05-10-v2',
    title: 'Quarterly Performance Report',
    meeting: '2018-05-10',
    version: 2,
    issued: '2018-05-08',
    state: 'current',
    correction: { because: 'Burglary was counted twice.', on: '2018-05-08' },
  },
  {
    run: 'performance-2018-02-08',
    title: 'Quarterly Performance Report',
    meeting: '2018-02-08',
    version: 1,
    issued: '2018-02-01',
    state: 'withdrawn',
    correction: null,
  },
]

const folder = mkdtempSync(join(tmpdir(), 'boardpack-links-'))
const addressOf = (name: string) => pathToFileURL(join(folder, `${name}.html`)).href
let browser: Browser
beforeAll(async () => {
  const board = sampleBoard()
  const head = { board: board.board.name, body: board.board.body, website: board.board.website }
  const files = { documents: [{ file: 'index.html', words: 'Report (web page)' }], tables: ['dashboard'] }
  const pages: Record<string, string> = {
    papers: papersPage(head, ENTRIES),
    entry: entryPage(head, ENTRIES[0]!, files).replaceAll('../../', ''),
    corrections: correctionsPage(head, ENTRIES),
    publication: publicationPage(head, board),
    accessibility: accessibilityPage(head, board),
  }
  for (const [name, content] of Object.entries(FORMS))
    pages[name] = webPage(
      { title: 'A page', board: board.board.name, contact: 'Questions: secretary@pcc.example' },
      content,
    )
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), html)
  writeFileSync(join(folder, 'style.css'), SITE_STYLESHEET)
  writeFileSync(join(folder, 'filter.js'), SITE_SCRIPT)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

const NAMES = [...Object.keys(FORMS), 'papers', 'entry', 'corrections', 'publication', 'accessibility']

describe('the pages behind links and of the public site', () => {
  it.each(NAMES)('%s has nothing that axe faults, and fits a phone and a desk', async name => {
    for (const width of [390, 320, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 844 } })
      const page = await context.newPage()
      await page.goto(addressOf(name))
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      if (width === 390) {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      }
      await context.close()
    }
  })

  it('can be filled in and sent with the keyboard alone', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(addressOf('approve'))
    await page.evaluate(`document.querySelector('form').addEventListener('submit', event => {
      event.preventDefault(); document.title = event.submitter.value + ' ' + new FormData(event.target).get('name') })`)
    const reached: string[] = []
    for (let i = 0; i < 12 && reached.at(-1) !== 'approve'; i++) {
      await page.keyboard.press('Tab')
      const name = String(await page.evaluate('document.activeElement.value || document.activeElement.name'))
      if (name === 'name') await page.keyboard.type('A. Member')
      reached.push(name)
    }
    await page.keyboard.press('Enter')
    expect(await page.title()).toBe('approve A. Member')
  })

  it('filters the list of papers as words are typed, and has the whole list without a script', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(addressOf('papers'))
    await page.fill('#search', 'withdrawn')
    expect(await page.locator('[data-entry]:visible').count()).toBe(1)
    expect(await page.textContent('#found')).toBe('1 of 2 papers')
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await plain.goto(addressOf('papers'))
    expect(await plain.locator('[data-entry]:visible').count()).toBe(2)
  })
})
