import { describe, expect, it } from 'vitest'
import type { Block } from '../../../shared/document/document.ts'
import { checkText } from '../../../shared/packs/gate/check-text.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { CHART, holdFinding, PAPER, section, TABLE, text, withBlocks, withChart, withTable } from './small-paper.ts'

const broken = (words: string) => holdFinding('text-broken', `A sentence is broken: “${words}”.`)
const paragraphOf = (...words: string[]): Block => ({
  kind: 'paragraph',
  number: '1.1',
  sentences: words.map(one => [one]),
})

describe('the words of a paper', () => {
  it('have no fault in a paper without one', () => {
    expect(checkText(PAPER)).toEqual([])
  })

  it.each([
    'It is NaN.',
    'It is undefined.',
    'It is null.',
    'It is Infinity.',
    'It is XXX.',
    'It is XXXXX.',
    'It is tbc.',
    'A TODO.',
    'It is [object Object].',
    'Lorem ipsum.',
  ])('%s is of a program', words => {
    expect(checkText(withBlocks(paragraphOf(words)))).toEqual([broken(words)])
  })

  it.each([
    'It is nullified.',
    'A banana.',
    'Size XX.',
    'He todos.',
    'An object.',
    'Ends well!',
    'Does it?',
    'So:',
    'As ‘it’',
    '“It”',
    'It is. ',
  ])('%s is not', words => {
    expect(checkText(withBlocks(paragraphOf(words)))).toEqual([])
  })

  it('are not cut short', () => {
    const short = (words: string) => holdFinding('text-broken', `A sentence is cut short: “${words}”.`)
    expect(checkText(withBlocks(paragraphOf('Burglary. It', 'Fell.')))).toEqual([short('Burglary. It')])
    expect(checkText(withBlocks({ kind: 'list', items: [['Burglary']] }))).toEqual([short('Burglary')])
    const callout: Block = { kind: 'callout', tone: 'note', heading: 'Note', sentences: [['Burglary']] }
    expect(checkText(withBlocks(callout))).toEqual([short('Burglary')])
    expect(checkText({ ...PAPER, headline: [['Burglary']] })).toEqual([short('Burglary')])
    expect(checkText(withBlocks(paragraphOf('a'.repeat(130))))).toEqual([short('a'.repeat(120))])
  })

  it('are quoted by their first 120 letters', () => {
    expect(checkText(withBlocks(paragraphOf(`NaN ${'a'.repeat(130)}.`)))).toEqual([broken(`NaN ${'a'.repeat(116)}`)])
  })

  const within = (heading: string): PackModel => ({
    ...PAPER,
    sections: [
      { ...section('1', 'a', [], 'One'), sections: [section('1.1', 'b', [paragraphOf('Words.')], heading)] },
      PAPER.sections[1]!,
    ],
  })
  it.each([
    ['a gap', { ...PAPER, gaps: ['NaN'] }],
    ['a heading', { ...PAPER, appendices: [section('A', 'a', [paragraphOf('Words.')], 'NaN')] }],
    ['a heading within', within('NaN')],
    ['a chart’s title', withChart({ title: 'NaN' })],
    ['a chart’s subtitle', withChart({ subtitle: 'NaN' })],
    ['a chart’s alternative', withChart({ alternative: 'NaN' })],
    ['a chart’s note', withChart({ notes: ['NaN'] })],
    ['a chart’s line', withChart({ lines: [{ ...CHART.lines[0]!, label: 'NaN' }] })],
    ['a chart of the pages', withBlocks({ kind: 'chart', chart: { ...CHART, title: 'NaN' } })],
    ['a table’s caption', withTable({ caption: 'NaN' })],
    ['a table’s note', withTable({ notes: ['NaN'] })],
    ['a heading of a table', withTable({ columns: [{ key: 'a', heading: 'NaN', kind: 'text' }] })],
    ['a cell', withTable({ rows: [[text('NaN')]] })],
    [
      'a figure of a table',
      withTable({ rows: [[{ kind: 'figure', figure: { printed: 'NaN', value: null, ref: 'a', marks: [] } }]] }),
    ],
    ['a sign of a table', withTable({ rows: [[{ kind: 'icon', icon: 'up', word: 'NaN' }]] })],
    ['a fact', withBlocks({ kind: 'facts', facts: [{ term: 'Now', words: ['NaN'] }] })],
  ])('are looked at in %s', (_, paper) => {
    expect(checkText(paper)).toEqual([broken('NaN')])
  })

  it('that people wrote into a register are theirs', () => {
    const table: Block = { kind: 'table', table: { ...TABLE, rows: [[text('TBC')]] } }
    const paper = { ...PAPER, sections: [section('1', 'action-log', [paragraphOf('TBC'), table], 'Actions TBC')] }
    expect(checkText(paper)).toEqual([])
  })

  it.each([
    [0, ['The paper has no headline.']],
    [1, []],
    [5, []],
    [6, ['The headline says more than a reader can take away.']],
  ])('%i headlines: %j', (count, what) => {
    const headline = Array.from({ length: count }, () => ['It fell.'])
    expect(checkText({ ...PAPER, headline })).toEqual(what.map(words => holdFinding('headline-missing', words)))
  })
})
