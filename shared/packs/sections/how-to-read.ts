import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Cell, Table } from '../../document/table.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import type { DraftSection } from '../model/number-sections.ts'

const SIGNS: readonly { icon: Extract<Cell, { kind: 'icon' }>['icon']; word: string; means: string }[] = [
  { icon: 'common-cause', word: 'As expected', means: 'The month is within its range. Nothing needs explaining.' },
  { icon: 'concern-high', word: 'Concern, high', means: 'Unusually high, where low is hoped for.' },
  { icon: 'concern-low', word: 'Concern, low', means: 'Unusually low, where high is hoped for.' },
  { icon: 'improvement-high', word: 'Improvement, high', means: 'Unusually high, where high is hoped for.' },
  { icon: 'improvement-low', word: 'Improvement, low', means: 'Unusually low, where low is hoped for.' },
  { icon: 'neutral-high', word: 'Neutral, high', means: 'Unusually high, where neither is good or bad in itself.' },
  { icon: 'neutral-low', word: 'Neutral, low', means: 'Unusually low, where neither is good or bad in itself.' },
  {
    icon: 'not-enough-data',
    word: 'No data',
    means: 'No figure for the month, or too few months before it. Nothing is claimed.',
  },
]

/** One page for a reader who sees the paper for the first time; of each method only what the paper uses. */
export function howToRead(board: BoardFile): DraftSection {
  const methods = new Set(board.indicators.map(({ method }) => method ?? board.verdicts.method))
  return {
    id: 'how-to-read',
    heading: 'How to read this paper',
    blocks: [
      paragraph(
        'Two questions are asked of every indicator. The month: is its latest month what its past leads one to expect? The year: have its latest twelve months changed on the twelve before, or on a set benchmark?',
      ),
      ...(methods.has('expected-range') ? [expectedRangeWords(board.verdicts.reference)] : []),
      ...(methods.has('making-data-count') ? [controlChartWords()] : []),
      { kind: 'table', table: verdictTable() },
      paragraph(
        'n/a means that too little is known. It does not mean that nothing changed.',
        'A verdict against one year needs 13 months of figures before the current month. One against three years needs 36 before the current month. No year may lack more than two months.',
      ),
      paragraph(
        'The baseline is the whole financial year before. The rolling 12 months end with the current month.',
        ...(board.peers.length === 0
          ? []
          : [
              `${sentenceCase(board.words.mostSimilarPeers)} gives our rank, 1 being the lowest, and whether we lie outside the range of ${board.words.peers} like ours.`,
            ]),
      ),
      paragraph(
        'An alert opens when a month is significant, or when it and one of the two before it are Higher, or Lower, together. It closes after two months without either.',
        'To watch means seven months in a row above what was expected of them, or below: perhaps a slow change. It raises no alert.',
      ),
      paragraph(
        'A letter in brackets is explained above its table. In a heading it holds for the column, but for what the note under the table names.',
        '[e] was estimated. [x] is not available. [z] stands where there can be no figure, such as a month that is still to come.',
      ),
      { kind: 'table', table: signTable() },
    ],
  }
}

/** Months judged by what the months before them lead one to expect. */
function expectedRangeWords(reference: string): Block {
  return paragraph(
    `What is expected of a month comes from the months before it: a forecast with its season for a count, the ${reference} for a percentage or an average.`,
    'Months differ by chance, so it is a range. Charts shade the range that was expected of each month at the time, with the level as a line.',
    'An ordinary month falls outside its 95% range about once in 20: that is called Higher or Lower, and its point is outlined.',
    'It falls outside its 99.8% range about once in 500: that is called significant, and its point is filled.',
    'With fewer than 13 months before a month its chart has no shaded range.',
  )
}

/** Months judged by the rules of special-cause variation. */
function controlChartWords(): Block {
  return paragraph(
    'Charts with a mean and limits are process behaviour charts. A month outside the limits is filled.',
    'One is outlined where two of three months lie close to a limit, or where seven months rise, fall or stay on one side of the mean.',
    'A new mean begins only where the board has decided so.',
  )
}

const paragraph = (...sentences: string[]): Block => ({ kind: 'paragraph', sentences: sentences.map(text => [text]) })

const VERDICTS: readonly { cell: Omit<Extract<Cell, { kind: 'verdict' }>, 'kind'>; means: string }[] = [
  {
    cell: { word: 'Comparable', significant: false, sense: 'none' },
    means: 'Inside the 95% range: no change that can be distinguished from chance.',
  },
  {
    cell: { word: 'Higher', significant: false, sense: 'none' },
    means: 'Above the 95% range, with a hollow sign. Chance alone brings one about once in 40 months.',
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
