import { describe, expect, it } from 'vitest'
import type { Letter } from '../../shared/mail/letter.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { HARD_CHARTS } from '../given/hard-charts.ts'
import { dashboardTable, EXCERPT, figure, sampleModel } from '../given/sample-model.ts'

const chart = HARD_CHARTS[0]!.chart
const dashboard = dashboardTable('Offenders', EXCERPT)
const SHOWN_COLUMNS = [0, 1, 2, 3, 6]
const changes = {
  ...dashboard,
  caption: 'What is not as its recent past leads to expect',
  columns: SHOWN_COLUMNS.map(i => dashboard.columns[i]!),
  rows: dashboard.rows.map(row => SHOWN_COLUMNS.map(i => row[i]!)),
}
const letter: Letter = {
  subject: 'OFFICIAL: Business Coordination Board, March 2018, version 1',
  preheader: 'All recorded crime was 4,988 in March 2018',
  marking: 'OFFICIAL',
  heading: 'Quarterly performance report',
  headline: [['All recorded crime was ', figure('4,988', 'all-recorded-crime/force/current'), ' in March 2018.']],
  blocks: [
    { kind: 'chart', chart },
    { kind: 'table', table: changes },
    { kind: 'table', table: dashboard },
    ...sampleModel(EXCERPT.slice(0, 1)).appendices.flatMap(section =>
      section.blocks.filter(block => block.kind !== 'table'),
    ),
    { kind: 'facts', facts: [{ term: 'Meeting', words: ['10 May 2018, 14:00'] }] },
    {
      kind: 'quote',
      by: 'Head of Performance',
      on: '24 April 2018',
      html: '<p>As expected.</p>',
      text: 'As expected.',
    },
  ],
  footer: ['You get this because you are a member of the Board.'],
}
const images = [{ chart: chart.id, cid: 'picture-1', width: 480, height: 300 }]
const { html, text } = renderLetter(letter, { images })

describe('the HTML part', () => {
  it('loads nothing from the network and uses nothing that Outlook lacks', () => {
    expect(html).not.toMatch(/<script|<link|<svg|@import|@font-face|url\(|flex|grid;|src="(?!cid:)/)
    expect(html).toContain('<!--[if mso]><table role="presentation" width="640"')
  })

  it('is far below the 100 KB at which mail programs cut', () => {
    expect(html.length).toBeLessThan(100_000)
  })

  it('hides the preheader, and carries the marking at top and bottom', () => {
    expect(html).toMatch(/<div style="display:none;[^"]*">All recorded crime was 4,988 in March 2018&#847;/)
    expect(html.match(/>OFFICIAL<\/td>/g)).toHaveLength(2)
  })

  it('says with pictures off what the picture shows, its latest value included', () => {
    expect(html).toMatch(/<img src="cid:picture-1" width="480" height="300" alt="[^"]*Latest: 124 in March 2018/)
    const without = renderLetter(letter, { images: [] }).html
    expect(without).not.toContain('<img')
    expect(without).toContain('Latest: 124 in March 2018')
  })

  it('sets a table where it fits and a list under each name where it does not', () => {
    expect(html.match(/<th scope="col"/g)).toHaveLength(SHOWN_COLUMNS.length)
    expect(html).toMatch(/Rolling 12 months:<\/span> 66,192/)
  })

  it('gives every text colour its class for the dark', () => {
    const coloured = [...html.matchAll(/<(?!body)[a-z0-9]+ [^>]*style="[^"]*[;"]color:[^>]*>/g)].map(match => match[0])
    expect(coloured.length).toBeGreaterThan(20)
    for (const tag of coloured) expect(tag).toMatch(/class="[^"]*(ink|soft|concern|improvement)|<img/)
  })

  it('escapes everything', () => {
    const hostile = '<script>alert(1)</script>"--><![endif]-->'
    const poisoned = renderLetter(
      {
        ...letter,
        subject: hostile,
        preheader: hostile,
        marking: hostile,
        heading: hostile,
        headline: [[hostile, figure(hostile, 'x')]],
        blocks: [{ kind: 'callout', tone: 'alert', heading: hostile, sentences: [[hostile]] }],
        footer: [hostile],
      },
      { images },
    ).html
    expect(poisoned).not.toContain('<script')
    expect(poisoned.match(/<!\[endif\]-->/g)).toHaveLength(2)
  })
})

describe('a command in a letter', () => {
  it('is never broken within an option, and reads as it was written', () => {
    const words = 'To decide: boardpack approve run-1 --by ROLE --because "read".'
    const approval = renderLetter({ ...letter, blocks: [{ kind: 'paragraph', sentences: [[words]] }] }, { images })
    expect(approval.html).toContain('run-1 <span style="white-space:nowrap;">--by</span> ROLE ')
    expect(approval.text.replace(/\s+/g, ' ')).toContain(words)
  })
})

describe('the plain text', () => {
  it('keeps to 76 columns', () => {
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(76)
  })

  it('is complete: marking, headline, chart words, every cell, footer', () => {
    expect(text.match(/^OFFICIAL$/gm)).toHaveLength(2)
    expect(text).toContain('All recorded crime was 4,988 in March 2018.')
    expect(text).toContain('Latest: 124 in March 2018')
    expect(text).toContain('  Rolling 12 months: 66,192')
    expect(text).toContain('> As expected.')
    expect(text).toContain('You get this because you are a member of the Board.')
  })

  it('lines the table up, headings on its rule', () => {
    expect(text).toMatch(/^Indicator +to +month +before +Against 1-year average$/m)
    expect(text).toMatch(/^-{20,}(  -+){4}$/m)
    expect(text).toMatch(/^All Recorded Crime +Mar-18 +4,988 +5,737 {2}Comparable$/m)
  })
})
