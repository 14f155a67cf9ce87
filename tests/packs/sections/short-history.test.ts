import { beforeAll, describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document/document.ts'
import { cellText, sentencesText, sentenceText } from '../../../shared/document/text.ts'
import { listTables } from '../../../shared/document/walk.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { keepMonths, samplePack } from '../sample-pack.ts'

const wordsOf = (blocks: readonly Block[]) =>
  blocks.flatMap(block => (block.kind === 'paragraph' ? [sentencesText(block.sentences)] : []))
const section = (model: PackModel, id: string) =>
  [...model.sections, ...model.appendices].find(candidate => candidate.id === id)!

describe('the pack of published police data, of which only twelve months and three are known', () => {
  let model: PackModel
  beforeAll(async () => {
    model = buildPackModel(await samplePack('police-uk'))
  })

  it('claims nothing on its first page', () => {
    expect(model.headline.map(sentenceText)).toEqual([
      'No figure can be judged yet: each has too few months before it for a verdict.',
    ])
  })

  it('says what to make of so few months', () => {
    expect(wordsOf(section(model, 'overview').blocks)).toEqual([
      'Every indicator of this paper has fewer than the 13 months of figures before the newest that a verdict needs, since the figures begin in April 2017. So the verdicts of these are n/a, which does not say that nothing changed: nobody can tell yet.',
      'Their charts have no shaded range yet: too few months lie before these to expect anything of them.',
      'With little more than a year of figures the time of year looks like a change. A peak in summer reads as a rise and the autumn after it as a fall, and only a second year can tell them apart.',
      'No alert is open.',
    ])
  })

  it('says on each page why there is no verdict, and draws no range', () => {
    const page = section(model, 'indicators').sections.find(({ id }) => id === 'indicator-police-uk-stop-search')!
    const facts = page.blocks.flatMap(block => (block.kind === 'facts' ? block.facts : []))
    const factText = (term: string) => sentenceText(facts.find(fact => fact.term === term)!.words)
    expect(factText('The month against what was expected')).toBe(
      'n/a. There are 11 months before March 2018, and 13 are needed.',
    )
    expect(factText('The month against the 36 months before')).toBe(
      'n/a. There are 11 months before March 2018, and 36 are needed.',
    )
    expect(factText('The year against the benchmark')).toBe('n/a. No month from April 2016 to March 2017 has a figure.')
    const charts = page.blocks.flatMap(block => (block.kind === 'chart' ? [block.chart] : []))
    expect(charts[0]!.rangeNote).toBe('No range is drawn: too few months lie before these to expect anything of them.')
    expect(charts[0]!.lines).toEqual([])
  })

  it('explains n/a, ranges and what is to be watched where it tells how to read it', () => {
    const words = wordsOf(section(model, 'how-to-read').blocks).join(' ')
    for (const factText of [
      'n/a means that too little is known. It does not mean that nothing changed.',
      'A verdict against one year needs 13 months of figures before the current month',
      'With fewer than 13 months before a month its chart has no shaded range',
      'An ordinary month falls outside its 95% range about once in 20',
      'It falls outside its 99.8% range about once in 500',
      'To watch means seven months in a row above what was expected of them, or below',
    ])
      expect(words).toContain(factText)
  })

  it('names an indicator with all its parts in a word, in what it lacks and in how far it reaches', async () => {
    const input = await samplePack('police-uk')
    const later = buildPackModel({ ...input, meeting: { ...input.meeting, date: '2018-07-12' } })
    expect(later.gaps).toHaveLength(1)
    expect(later.gaps[0]).toMatch(
      /^All crime \(police\.uk\) and all its parts; Anti-social behaviour \(police\.uk\); Outcome: .*; Stop and search \(police\.uk\) and all its parts: the data reaches March 2018, and April 2018 was due\.$/,
    )
    expect(wordsOf(section(later, 'background').blocks).at(-1)).toMatch(
      /^Data run to April 2018, except: \d+ indicators, each to the month on its page\.$/,
    )
  })

  it('has a verdict for each area', () => {
    const tables = listTables([...model.sections, ...model.appendices])
    const areas = tables.find(({ id }) => id === 'police-uk-burglary-areas')!
    expect(areas.columns.at(-1)!.heading).toBe('Month v expected')
    expect(areas.rows.map(row => cellText(row.at(-1)!))).toEqual(areas.rows.map(() => 'n/a'))
  })
})

describe('a pack of which some indicators are new', () => {
  it('counts them, and names them apart from those within their usual range', async () => {
    const input = await samplePack('performance')
    const short = ['drugs-offences', 'rural-crime'].reduce(
      (pack, id) => keepMonths(pack, id, month => month > '2017-06'),
      input,
    )
    const model = buildPackModel(short)
    expect(wordsOf(section(model, 'overview').blocks)[0]).toBe(
      '2 of 42 indicators have fewer than the 13 months of figures before the newest that a verdict needs. So the verdicts of these are n/a, which does not say that nothing changed: nobody can tell yet.',
    )
    const matrix = listTables(model.sections).find(({ id }) => id === 'variation-and-assurance')!
    const unjudged = matrix.rows.find(([first]) => cellText(first!) === 'Not judged')!
    expect(unjudged.map(cellText).join()).toContain('Rural Crime; Drugs Offences')
  })
})
