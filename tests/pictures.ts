import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { simpleParser } from 'mailparser'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser/launch.ts'

/**
 * Takes the README's pictures from what `boardpack run` wrote: `npm run pictures -- out`. The report's first screen and an
 * exception on a phone, an indicator's page in the data pack, and the mail.
 */
const PICTURES = resolve(import.meta.dirname, '../docs/pictures')
const DESK = { width: 1120, height: 1000 }
const PHONE = { width: 390, height: 844 }
const INDICATOR = '#indicator-all-recorded-crime'

async function takePicture(browser: Browser, name: string, url: string, viewport: typeof DESK, from?: string) {
  const page = await browser.newPage({ viewport })
  await page.goto(url)
  if (from !== undefined)
    await page
      .locator(from)
      .first()
      .evaluate(element => element.scrollIntoView())
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  await page.close()
}

/** The pack's mail as a page of its own: the first that went to a member. */
async function mailPage(out: string, folder: string): Promise<string> {
  const name = readdirSync(join(out, 'mail')).find(file => /^\d+-pack-/.test(file))
  if (name === undefined) throw new Error(`${out}/mail holds no pack; first: npm run boardpack -- run ... --out ${out}`)
  const { html } = await simpleParser(readFileSync(join(out, 'mail', name)))
  const file = join(folder, 'mail.html')
  writeFileSync(file, html === false ? '' : html)
  return pathToFileURL(file).href
}

async function takeAll(out: string): Promise<void> {
  const runs = readdirSync(join(out, 'packs'))
  const board = join(out, 'packs', runs[0]!, 'board')
  const address = (file: string) => pathToFileURL(resolve(board, file)).href
  const folder = mkdtempSync(join(tmpdir(), 'boardpack-pictures-'))
  const browser = await launchBrowser()
  try {
    await takePicture(browser, 'report', address('index.html'), DESK)
    await takePicture(browser, 'report-on-a-phone', address('index.html'), PHONE, 'section.exception')
    await takePicture(browser, 'indicator', address('data-pack.html'), DESK, INDICATOR)
    await takePicture(browser, 'mail', await mailPage(out, folder), { width: 720, height: 860 })
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

await takeAll(process.argv[2] ?? 'out')
