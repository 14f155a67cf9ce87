import { describe, expect, it } from 'vitest'
import { checkHtml } from '../../../shared/packs/gate/check-html.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { GOOD, holdFinding, PAPER, page } from './small-paper.ts'

const marking = 'The marking OFFICIAL is not at the top, at the bottom and in the title of the page.'
const lacks = (words: string) => holdFinding('text-broken', `The page does not have “${words}”, which the paper has.`)
const titled = (title: string): PackModel => ({ ...PAPER, paper: { ...PAPER.paper, title } })

describe('the page of a paper', () => {
  it('has no fault in one without any', () => {
    expect(checkHtml(PAPER, 'report', page(GOOD))).toEqual([])
  })

  it.each([
    ['at the top', page(GOOD, '')],
    ['at the bottom', page(GOOD, 'OFFICIAL', '')],
    ['in the title', page(GOOD, 'OFFICIAL', 'OFFICIAL', 'Performance Report')],
    ['at the top but in the middle', page(`OFFICIAL ${GOOD}`, '')],
    ['but a higher one at the top', page(GOOD, 'OFFICIAL-SENSITIVE')],
    ['but a longer one at the bottom', page(GOOD, 'OFFICIAL', 'UNOFFICIAL')],
    ['and no title', page(GOOD).replace(/<title>.*<\/title>/, '')],
  ])('has its marking: not %s', (_, html) => {
    expect(checkHtml(PAPER, 'report', html)).toEqual([holdFinding('marking-missing', marking)])
  })

  it('is not marked where it has no body or no main part to tell top from bottom by', () => {
    const bodiless = page(GOOD, '').replace('<body>', '')
    const mainless = page(`OFFICIAL ${GOOD}`).replace(/<main[^>]*>|<\/main>/g, '')
    for (const html of [bodiless, mainless])
      expect(checkHtml(PAPER, 'report', html)).toEqual([holdFinding('marking-missing', marking)])
  })

  it('is not marked by its head alone', () => {
    const html = page(GOOD, '').replace('<head>', '<head><meta name="OFFICIAL">')
    expect(checkHtml(PAPER, 'report', html)).toEqual([holdFinding('marking-missing', marking)])
  })

  it('has the title, the date and the figures of the headline', () => {
    expect(checkHtml(PAPER, 'report', page('<p>139, 10 May 2018,</p>', 'OFFICIAL', 'OFFICIAL', 'OFFICIAL'))).toEqual([
      lacks('Performance Report'),
    ])
    expect(checkHtml(PAPER, 'report', page(GOOD.replace('2018,', '2017,')))).toEqual([lacks('10 May 2018')])
    expect(checkHtml(PAPER, 'report', page(GOOD.replace('139', '140')))).toEqual([lacks('139')])
    expect(checkHtml({ ...PAPER, headline: [['Nothing is new.']] }, 'report', page(GOOD))).toEqual([])
  })

  it('has what the paper has as HTML writes it', () => {
    const html = page(`${GOOD} Arrests &amp; searches, a &amp; &lt;b &lt;c>`)
    expect(checkHtml(titled('Arrests & searches, a & <b <c>'), 'report', html)).toEqual([])
    expect(checkHtml(titled('Arrests & searches'), 'report', page(`${GOOD} Arrests & searches`))).toEqual([
      lacks('Arrests & searches'),
    ])
  })

  it.each([
    ['<p>NaN</p>', 'NaN'],
    ['<p>It is undefined.</p>', 'undefined'],
    ['<p>[object Object]</p>', '[object '],
  ])('with %s has “%s” on it', (words, what) => {
    expect(checkHtml(PAPER, 'report', page(GOOD + words))).toEqual([
      holdFinding('text-broken', `The page has “${what}” on it.`),
    ])
  })

  it.each(['<p class="NaN">a</p>', '<p>Nana</p>', '<style media="a">undefined</style>'])('may have %s on it', words => {
    expect(checkHtml(PAPER, 'report', page(GOOD + words))).toEqual([])
  })

  it('is of 6,000,000 bytes at most, letters of two counted so', () => {
    const html = page(GOOD)
    const large = html + 'é'.repeat((6_000_000 - html.length) / 2)
    const fill = html.length % 2 === 0 ? '' : ' '
    expect(checkHtml(PAPER, 'report', large + fill)).toEqual([])
    expect(checkHtml(PAPER, 'report', `${large}${fill} `)).toEqual([
      holdFinding(
        'too-large',
        'The page has 6000001 bytes, and 6000000 are the most that is sent.',
        'Show fewer months or fewer areas in the pack.',
      ),
    ])
  })
})
