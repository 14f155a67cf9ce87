import type { BoardFile } from '../../config/schema/index.ts'
import type { Block, Cell, Table } from '../../document/document.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import type { DraftSection } from '../model/number-sections.ts'

const SIGNS: readonly { icon: Extract<Cell, { kind: 'icon' }>['icon']; word: string; means: string }[] = [
  {
    icon: 'common-cause',
    word: 'Common cause',
    means: 'The latest month is inside what the process does by itself. Nothing needs explaining.',
  },
  { icon: 'concern-high', word: 'Concern, high', means: 'Unusually high, where low is hoped for.' },
  { icon: 'concern-low', word: 'Concern, low', means: 'Unusually low, where high is hoped for.' },
  { icon: 'improvement-high', word: 'Improvement, high', means: 'Unusually high, where high is hoped for.' },
  { icon: 'improvement-low', word: 'Improvement, low', means: 'Unusually low, where low is hoped for.' },
  { icon: 'neutral-high', word: 'Neutral, high', means: 'Unusually high, where neither is good or bad in itself.' },
  { icon: 'neutral-low', word: 'Neutral, low', means: 'Unusually low, where neither is good or bad in itself.' },
  {
    icon: 'not-enough-data',
    word: 'No data',
    means: 'There is no figure for the latest month, or too few months for limits. Nothing is claimed.',
  },
  {
    icon: 'passing',
    word: 'Consistently met',
    means: 'The target lies outside the limits on the good side: it will be met unless something changes.',
  },
  {
    icon: 'hit-and-miss',
    word: 'Met by chance',
    means: 'The target lies inside the limits: some months meet it and some do not.',
  },
  {
    icon: 'failing',
    word: 'Consistently missed',
    means: 'The target lies outside the limits on the bad side: it will be missed unless something changes.',
  },
]

/** One page for a reader who sees the paper for the first time. */
export function howToRead(board: BoardFile): DraftSection {
  const { reference } = board.verdicts
  return {
    id: 'how-to-read',
    heading: 'How to read this paper',
    blocks: [
      paragraph(
        'Higher, Lower and Comparable compare the current month with what its past leads one to expect: its usual level, the season, and how much it varies anyway.',
        `The usual level is taken from the ${reference}, which the column’s heading says, and from the 36 months before in the column beside it.`,
      ),
      paragraph(
        'Behind each verdict is the range that was expected, and in brackets which range it is: (95% range) or (99.8% range).',
        'An ordinary month falls outside its 95% range about once in 20: that much is called Higher or Lower.',
        'It falls outside its 99.8% range about once in 500: that much is called significant.',
      ),
      { kind: 'table', table: verdictTable() },
      paragraph(
        'n/a means that too little is known. It does not mean that nothing changed.',
        'A verdict against one year needs 13 months of figures before the current month, one against three years needs 36 before the current month, and no year may lack more than two months.',
        'n/a, 0 and a withheld figure are three different things.',
      ),
      paragraph(
        'Performance v benchmark judges the rolling 12 months, against the 12 months before them or against a figure that somebody has set.',
        ...(board.peers.length === 0
          ? []
          : [
              `${sentenceCase(board.words.mostSimilarPeers)} gives our rank, 1 being the lowest, and whether we lie outside the range of ${board.words.peers} like ours.`,
            ]),
      ),
      paragraph(
        'Charts show months, never rolling sums. The lines are the mean and the limits within which the process has run.',
        'A diamond or a square is a month that the process does not explain: outside the limits, one of two in three close to a limit, or the end of seven months that rose, fell, or stayed on one side of the mean.',
        'With fewer than 13 months before a month its chart has no shaded range, since nothing can be expected of it yet.',
      ),
      paragraph(
        'An alert opens when a month is significant, or when it and one of the two before it are Higher, or Lower, together. It closes after two months without either.',
        'To watch means seven months in a row above what was expected of them, or below. None of them need be unusual by itself, but together they can be a slow change. It is told in this paper and raises no alert.',
      ),
      paragraph(
        'A letter in brackets is explained above its table. [e] was estimated and is not a count. [z] stands where there can be no figure, such as a month that is still to come.',
      ),
      { kind: 'table', table: signTable() },
    ],
  }
}

const paragraph = (...sentences: string[]): Block => ({ kind: 'paragraph', sentences: sentences.map(text => [text]) })

const VERDICTS: readonly { cell: Omit<Extract<Cell, { kind: 'verdict' }>, 'kind'>; means: string }[] = [
  {
    cell: { word: 'Comparable', significant: false, sense: 'none' },
    means: 'Inside the 95% range: no change that can be told from chance.',
  },
  {
    cell: { word: 'Higher', significant: false, sense: 'none' },
    means:
      'Above the 95% range, with a hollow sign: a lesser departure. Chance alone brings one about once in 40 months.',
  },
  {
    cell: { word: 'Lower', significant: false, sense: 'none' },
    means: 'Below the 95% range, in the same way.',
  },
  {
    cell: { word: 'Higher', significant: true, sense: 'concern' },
    means: 'Above the 99.8% range: significant, and not what is hoped for. Solid sign, bold, on grey.',
  },
  {
    cell: { word: 'Lower', significant: true, sense: 'improvement' },
    means: 'Below the 99.8% range: significant, and what is hoped for.',
  },
  {
    cell: { word: 'Higher', significant: true, sense: 'neutral' },
    means: 'Significant, where neither direction is good or bad in itself.',
  },
  { cell: { word: 'n/a', significant: false, sense: 'none' }, means: 'Too little is known for a verdict.' },
]

function verdictTable(): Table {
  return {
    id: 'verdict-words',
    caption: 'The verdicts, and what they mean',
    columns: [
      { key: 'verdict', heading: 'Verdict', kind: 'verdict' },
      { key: 'meaning', heading: 'What it means', kind: 'text' },
    ],
    rows: VERDICTS.map(({ cell, means }) => [
      { kind: 'verdict', ...cell },
      { kind: 'text', text: means },
    ]),
    notes: [],
  }
}

function signTable(): Table {
  return {
    id: 'signs',
    caption: 'The signs, and what they mean',
    columns: [
      { key: 'sign', heading: 'Sign', kind: 'icon' },
      { key: 'meaning', heading: 'What it means', kind: 'text' },
    ],
    rows: SIGNS.map(({ icon, word, means }) => [
      { kind: 'icon', icon, word },
      { kind: 'text', text: means },
    ]),
    notes: [],
  }
}
