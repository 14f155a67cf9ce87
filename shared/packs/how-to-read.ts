import type { BoardFile } from '../config/schema/index.ts'
import type { Block, Cell, Table } from '../document/document.ts'
import type { DraftSection } from './number-sections.ts'

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
      words(
        'Higher, Lower and Comparable compare the current month with what its past leads one to expect: its usual level, the season, and how much it varies anyway.',
      ),
      words(
        `The usual level is taken from the ${reference}, which the column’s heading says, and from the 36 months before in the column beside it.`,
      ),
      words(
        'A shaded cell marked ◆ is significant: an ordinary month lands there about once in 500. A word without it is a lesser departure, which an ordinary month makes about once in 20.',
      ),
      words(
        'n/a means that too little is known: 13 months of history are needed for a verdict against one year, and 36 before the current month for three.',
      ),
      words(
        'Performance v benchmark judges the rolling 12 months. Most similar forces gives our rank, 1 being the lowest, and whether we lie outside the range of forces like ours.',
      ),
      words(
        'Charts show months, never rolling sums. The lines are the mean and the limits within which the process has run; a diamond or a square is a month that the process does not explain. With fewer than 13 months the limits are on trial and will move.',
      ),
      words(
        'A figure followed by a letter in brackets is explained above its table. An estimated month was filled in and is not a count. n/a, 0 and a withheld figure are three different things.',
      ),
      { kind: 'table', table: signTable() },
    ],
  }
}

const words = (text: string): Block => ({ kind: 'paragraph', sentences: [[text]] })

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
