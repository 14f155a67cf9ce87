import { describe, expect, it } from 'vitest'
import type { Block, Section } from '../../../shared/document/document.ts'
import type { Cell } from '../../../shared/document/table.ts'
import { checkStructure } from '../../../shared/packs/gate/check-structure.ts'
import type { GateFinding } from '../../../shared/packs/gate/finding.ts'
import { holdFinding, PAPER, section, text, withTable } from './small-paper.ts'

const paragraph = (number?: string): Block => ({
  kind: 'paragraph',
  ...(number === undefined ? {} : { number }),
  sentences: [['Words.']],
})
const found = (sections: readonly Section[], appendices: readonly Section[] = []): GateFinding[] =>
  checkStructure({ ...PAPER, sections, appendices })
const listed: Block = { kind: 'list', items: [['Words.']] }

describe('the structure of a paper', () => {
  it('has no fault in a paper without one', () => {
    expect(checkStructure(PAPER)).toEqual([])
    expect(found([section('1', 'a', [listed]), section('2', 'b', [listed])])).toEqual([])
    expect(found([], [section('A', 'a', [listed]), section('B', 'b', [listed])])).toEqual([])
  })

  it.each([
    [
      [section('1', 'a', [listed], 'One'), section('3', 'b', [listed], 'Two')],
      [],
      'Section “Two” is numbered 3, and 2 comes here.',
    ],
    [[], [section('1', 'a', [listed], 'One')], 'Section “One” is numbered 1, and A comes here.'],
    [
      [],
      [section('A', 'a', [listed], 'One'), section('C', 'b', [listed], 'Two')],
      'Section “Two” is numbered C, and B comes here.',
    ],
  ])('%#: numbers run on', (sections, appendices, what) => {
    expect(found(sections, appendices)).toEqual([holdFinding('numbering-broken', what)])
  })

  it.each([
    [[paragraph('1.1'), listed, paragraph('1.2')], []],
    [[paragraph('1.1'), paragraph('1.3')], ['1.3 in “One” is out of order or stands twice.']],
    [[paragraph('1.1'), paragraph('1.1')], ['1.1 in “One” is out of order or stands twice.']],
    [[paragraph('2.1')], ['2.1 in “One” is out of order or stands twice.']],
    [[paragraph()], ['A paragraph of “One” has no number.']],
    [[paragraph(), paragraph('1.1')], ['A paragraph of “One” has no number.']],
  ])('%#: paragraphs are numbered in their section', (blocks, what) => {
    expect(found([section('1', 'a', blocks, 'One')])).toEqual(what.map(words => holdFinding('numbering-broken', words)))
  })

  it('numbers the sections within after the paragraphs', () => {
    const inner = (number: string, own: string) => section(number, number, [paragraph(own)], 'Within')
    const outer = { ...section('1', 'a', [paragraph('1.1')], 'One'), sections: [inner('1.2', '1.2.1')] }
    expect(found([outer])).toEqual([])
    expect(found([{ ...outer, sections: [inner('1.1', '1.1.1')] }])).toEqual([
      holdFinding('numbering-broken', '1.1 in “One” is out of order or stands twice.'),
    ])
    expect(found([{ ...outer, sections: [inner('1.2', '1.2.2')] }])).toEqual([
      holdFinding('numbering-broken', '1.2.2 in “Within” is out of order or stands twice.'),
    ])
  })

  it('finds a number that another section has had', () => {
    const [one, two] = [section('1', 'a', [paragraph('1.1')], 'One'), section('1', 'b', [paragraph('1.1')], 'Two')]
    expect(found([one, two])).toEqual([
      holdFinding('numbering-broken', 'Section “Two” is numbered 1, and 2 comes here.'),
      holdFinding('numbering-broken', '1.1 in “Two” is out of order or stands twice.'),
    ])
  })

  it.each([
    [section('1', 'a', [listed], ' '), 'text-broken', 'Section 1 has no heading.'],
    [section('1', 'a', [], 'One'), 'text-broken', 'Section 1, “One”, has nothing in it.'],
    [
      { ...section('1', 'a', [], 'One'), sections: [section('1.1', 'b', [], 'Within')] },
      'text-broken',
      'Section 1.1, “Within”, has nothing in it.',
    ],
    [
      { ...section('1', 'a', [], 'One'), sections: [section('1.1', 'a', [listed], 'Within')] },
      'link-broken',
      'Two sections are called a: a link cannot tell them apart.',
    ],
  ] as const)('%#: no section is without a heading, a content and a name of its own', (one, code, what) => {
    expect(found([one])).toEqual([holdFinding(code, what)])
  })

  it.each([
    [text('Burglary', '#indicator-burglary'), []],
    [text('Summary', '#summary'), []],
    [text('Robbery', '#indicator-robbery'), ['The link “Robbery” leads nowhere.']],
    [text('Robbery', '#'), ['The link “Robbery” leads nowhere.']],
    [text('Force', 'https://police.example/'), []],
    [text('Robbery'), []],
    [{ kind: 'icon', icon: 'up', word: 'up' }, []],
  ] as [Cell, string[]][])('%#: a link within the paper leads to a section', (cell, what) => {
    expect(checkStructure(withTable({ rows: [[text('a'), cell, text('c')]] }))).toEqual(
      what.map(words => holdFinding('link-broken', words)),
    )
  })
})
