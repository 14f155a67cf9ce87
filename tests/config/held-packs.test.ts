import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { alterSmallBoard, smallBoard } from './small-board.ts'

function faultsOf(from: string, to: string): string[] {
  const { text, line } = alterSmallBoard(from, to)
  const loaded = loadBoard(text)
  return loaded.ok ? [] : loaded.faults.map(fault => `${fault.line - line} ${fault.message}`)
}
const placeholder = (word: string) => `the words themselves: a pack that prints “${word}” is held`
const NUMBER = 'words with a letter in them: a number alone is held as a figure that nothing explains'
const STOP = 'a sentence with its full stop: a pack with a sentence that seems cut short is held'

describe('what would hold a pack whatever the data is a fault of the file', () => {
  it.each([
    [
      'definition: Burglaries recorded',
      'definition: TBC',
      `0 indicators[0].definition is "TBC"; allowed: ${placeholder('TBC')}`,
    ],
    ['name: Town', 'name: Ward XXX', `0 areas[1].name is "Ward XXX"; allowed: ${placeholder('XXX')}`],
    ['name: Crime }', "name: '2025' }", `0 themes[0].name is "2025"; allowed: ${NUMBER}`],
    ['purpose: To inform.', 'purpose: TBC', `0 packs[0].purpose is "TBC"; allowed: ${placeholder('TBC')}`],
    ['purpose: To inform.', 'purpose: To inform', `0 packs[0].purpose is "To inform"; allowed: ${STOP}`],
    [
      'recommendation: To note.',
      'recommendation: To note (all)',
      `0 packs[0].recommendation is "To note (all)"; allowed: ${STOP}`,
    ],
    [
      'editions: [board]',
      'editions: [board]\n    sensitive: [{ kind: indicator, indicator: burglary, why: It is small }]',
      `1 packs[0].sensitive[0].why is "It is small"; allowed: ${STOP}`,
    ],
    [
      'editions: [board]',
      'editions: [board]\n    sensitive: [{ kind: words, words: Test Board, why: It is small }]',
      '1 packs[0].sensitive[0].words is "Test Board"; allowed: words that are not in the title of the pack or the name of the board',
    ],
    [
      'marking: OFFICIAL',
      'marking: OFFICIAL-SENSITIVE\n    markingReason: It names people.',
      '-1 packs[0].recipients is "members"; allowed: a list whose mail domains are in mail.sensitiveDomains, as OFFICIAL-SENSITIVE asks for; not so: clerk (pcc.example) and chief (police.example)',
    ],
    [
      'indicators: all',
      'indicators: none',
      '0 packs[0].indicators is "none"; allowed: all, or ids; or the feed meetings among the feeds, which brings the agenda',
    ],
  ])('%s as %s', (from, to, message) => {
    expect(faultsOf(from, to)).toEqual([message])
  })

  it('an indicator of a feed whose files have no figures', () => {
    const text = smallBoard
      .replace('format: CSV }', 'format: CSV }\n  - { id: actions, supplier: clerk, format: CSV }')
      .replace('feed: indicators', 'feed: actions')
    const loaded = loadBoard(text)
    expect(loaded.ok ? [] : loaded.faults.map(({ message }) => message)).toEqual([
      'indicators[0].feed is "actions"; allowed: a feed whose files have figures: indicators, police-uk',
    ])
  })
})
