import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { renderDocument } from '../../templates/pack/pack.tsx'
import { EXCERPT, figure, sampleModel } from '../given/sample-model.ts'
import { launchBrowser } from './launch.ts'

const SIZES = [
  ['a desk', { width: 1280, height: 900 }],
  ['a tablet', { width: 820, height: 1100 }],
  ['a phone', { width: 390, height: 844 }],
  ['a small phone at twice the letters', { width: 320, height: 640 }],
] as const
/** Few indicators hold every kind of block; axe reads every letter of them. */
const model = sampleModel(EXCERPT.slice(0, 5))
const folder = mkdtempSync(join(tmpdir(), 'boardpack-page-'))
const packUrl = pathToFileURL(join(folder, 'pack.html')).href
const mailUrl = pathToFileURL(join(folder, 'mail.html')).href
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(folder, 'pack.html'), renderDocument(model, 'data-pack'))
  const blocks = model.sections.flatMap(section => [...section.blocks, ...section.sections.flatMap(s => s.blocks)])
  const letter = { subject: 'A pack', preheader: 'The headline', marking: 'OFFICIAL', heading: model.paper.title }
  const { html } = renderLetter(
    { ...letter, headline: model.headline, blocks, footer: ['Why you get this.'] },
    { images: [] },
  )
  writeFileSync(join(folder, 'mail.html'), html)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

async function openPage(
  url: string,
  viewport: { width: number; height: number },
): Promise<{ page: Page; consoleMessages: string[] }> {
  const context = await browser.newContext({ viewport })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const consoleMessages: string[] = []
  page.on('console', message => consoleMessages.push(message.text()))
  page.on('pageerror', error => consoleMessages.push(String(error)))
  page.on('request', request => {
    if (request.url() !== url) consoleMessages.push(`asked for ${request.url()}`)
  })
  await page.goto(url)
  return { page, consoleMessages }
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
}

describe.each(SIZES)('the pack on %s', (_, viewport) => {
  it('opens without a word on the console, fetches nothing, does not overflow, and axe finds nothing', async () => {
    const { page, consoleMessages } = await openPage(packUrl, viewport)
    expect(consoleMessages).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await page.context().close()
  })
})

it('the mail, light and dark, has no axe violation and does not overflow a phone', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(mailUrl, { width: 390, height: 844 })
    await page.emulateMedia({ colorScheme })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    // a mail has no page around it to be landmarks of
    const { violations } = await new AxeBuilder({ page }).disableRules(['region', 'landmark-one-main']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await page.context().close()
  }
})

it('a digest fits a phone, whatever it quotes and however long an address is', async () => {
  const action = figure(
    'Let people report from a telephone what they now report from a desk, in every district of the county',
    'action/force/text',
  )
  const { html } = renderLetter(
    {
      ...{
        subject: 'Changes',
        preheader: 'Changes',
        marking: 'OFFICIAL',
        heading: 'Significant changes',
        footer: ['Why.'],
      },
      headline: [['Concern: ', figure('25.0%', 'rate/force/current'), ' in March 2018.']],
      blocks: [
        {
          kind: 'callout',
          tone: 'alert',
          heading: 'Delivery plan',
          sentences: [['Turned red. Action: ', action, '.']],
        },
        {
          kind: 'facts',
          facts: [
            {
              term: 'Who owns it',
              words: [
                'Executive Support Officer, executive-support-officer@a-long-name-of-a-police-and-crime-commissioner.example',
              ],
            },
          ],
        },
      ],
    },
    { images: [] },
  )
  writeFileSync(join(folder, 'digest.html'), html)
  const { page } = await openPage(pathToFileURL(join(folder, 'digest.html')).href, SIZES[2][1])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.context().close()
})

it('the keyboard reaches the skip link first, then the main part', async () => {
  const { page } = await openPage(packUrl, SIZES[0][1])
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the paper')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.context().close()
})

it('every chart is an image with a name and a description that ends up in the accessibility tree once', async () => {
  const { page } = await openPage(packUrl, SIZES[2][1])
  const charts = page.getByRole('img', { name: /Serious sexual offences have been above their usual range/ })
  expect(await charts.count()).toBe(1)
  await page.context().close()
})

it('prints on A4, upright and across, the marking and the page number on every page', async () => {
  const { page } = await openPage(packUrl, SIZES[0][1])
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const sizes = new Set([...pdf.toString('latin1').matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(match => match[1]!.trim()))
  const rounded = [...sizes].map(size => size.split(/\s+/).map(Number).map(Math.round).slice(2).join(' x ')).sort()
  expect(rounded).toEqual(['595 x 842', '842 x 595'])
  await page.context().close()
})
