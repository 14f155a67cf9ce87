import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPngRenderer } from '../../shared/charts/png.ts'
import { composeMime } from '../../shared/mail/compose-mime.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { drawLetterCharts } from '../../templates/mail/letter-pictures.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { chartOf, limits, pointsEnding, wobble } from '../given/hard-charts.ts'
import { sampleBoard } from '../given/sample-board.ts'

const chart = chartOf('chart-thefts-force', 'Thefts: 190 in March 2018', {
  points: pointsEnding('2018-03', wobble(24, 120, 30)),
  lines: limits('2016-04', '2018-03', 120, 40),
})
const letter: Letter = {
  subject: '1 significant change',
  preheader: 'Thefts',
  marking: null,
  heading: 'Significant changes',
  headline: [],
  blocks: [{ kind: 'chart', chart }],
  footer: [],
}
/** Words may be broken over lines in the plain text. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

let mime: Uint8Array
let parts: { html: string; text: string }
beforeAll(async () => {
  const fonts = ['Regular', 'Bold'].map(face => readFileSync(`templates/fonts/LiberationSans-${face}.ttf`))
  const draw = await openPngRenderer(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm'), fonts)
  const { images, attachments } = drawLetterCharts(letter, draw)
  parts = renderLetter(letter, { images })
  const message = {
    kind: 'alert-digest' as const,
    cause: 'alert digest 2018-04-10',
    recipient: 'chief@police.example',
    subject: letter.subject,
    ...parts,
    attachments,
    marking: null,
    unsubscribeUrl: null,
  }
  mime = await composeMime(message, sampleBoard().mail, '2018-04-10T08:00:00Z')
}, 60_000)

describe('a chart in a mail', () => {
  it('is a picture inside the mail, shown in its body, with the alternative text beside it', async () => {
    const mail = await simpleParser(Buffer.from(mime))
    const [picture] = mail.attachments
    expect(picture).toMatchObject({ contentType: 'image/png', contentDisposition: 'inline', related: true })
    expect(Buffer.from(mime).toString()).toMatch(/^Content-ID: <chart-thefts-force@pictures>/im)
    expect(parts.html).toContain('<img src="cid:chart-thefts-force@pictures"')
    expect(parts.html).toContain(`alt="${chart.title}. ${chart.alternative}"`)
    expect(picture!.content.subarray(1, 4).toString()).toBe('PNG')
  })

  it('is in the plain text in words', () => {
    expect(oneLine(parts.text)).toContain(oneLine(chart.title))
    expect(oneLine(parts.text)).toContain(oneLine(chart.alternative))
  })

  it('keeps the mail small: the HTML under 100 kB, the whole under 150 kB', () => {
    expect(Buffer.byteLength(parts.html)).toBeLessThan(100_000)
    expect(mime.byteLength).toBeLessThan(150_000)
  })

  it('loads nothing from elsewhere', () => {
    expect(parts.html).not.toMatch(/(?:src|background)="https?:/)
  })
})
