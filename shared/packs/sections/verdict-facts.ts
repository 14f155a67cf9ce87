import type { BoardFile } from '../../config/schema/index.ts'
import { capitalise } from '../../document/count-words.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { peerDecimals } from '../../indicators/judge-peers.ts'
import type { JudgedVerdict, PeerJudgement } from '../../indicators/judgement.ts'
import { writeFact } from '../../narrative/fact.ts'
import type { VerdictKind } from '../../narrative/facts/claim-range.ts'
import { findVerdict } from '../../narrative/facts/verdicts.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { watchSentence } from './watch.ts'

/** Context of an indicator's verdicts, each with its range, the months it is from and the rule; and why what is not judged is not. */
export function verdictFacts(board: BoardFile, assessed: AssessedIndicator, book: FigureBook): Block[] {
  const { subject, judgement } = assessed
  if (subject.row === null || judgement === null) return []
  const month = subject.row.dataTo
  const watch = watchSentence(assessed, book)
  const verdict = (kind: VerdictKind, judged: JudgedVerdict): Sentence => {
    const fact = findVerdict(subject, month, kind, judged)
    return [
      `${judged.word}. `,
      ...(fact === null ? reasonWords(judged.rule, kind) : writeFact(fact, book, 'continued')),
    ]
  }
  const reasonWords = (rule: string, kind: string): Sentence => {
    const { indicator, area } = subject
    return [book.words(indicator.id, area, `why ${kind}`, capitalise(rule)), '.']
  }
  return [
    {
      kind: 'facts',
      facts: [
        ...(judgement.month.method === 'making-data-count'
          ? []
          : [
              {
                term: 'The month against the 36 months before',
                words: verdict('vs_3yr_avg', judgement.versusThreeYears),
              },
            ]),
        ...QUESTIONS.filter(({ question }) => judgement[question].word === 'n/a').map(({ question, kind, term }) => ({
          term,
          words: ['n/a. ', ...reasonWords(judgement[question].rule, kind)],
        })),
        ...(judgement.versusPeers.includedPeers.length === 0
          ? []
          : [
              {
                term: `Among the ${board.words.mostSimilarPeers}`,
                words: peerWords(assessed, judgement.versusPeers, book),
              },
            ]),
        ...(watch === null ? [] : [{ term: 'To watch', words: watch }]),
      ],
    },
  ]
}

/** A month or a year that is judged has its steps in a table; one that is not has the reason here. */
const QUESTIONS = [
  { question: 'month', kind: 'vs_1yr_avg', term: 'The month against what was expected' },
  { question: 'year', kind: 'vs_benchmark', term: 'The year against the benchmark' },
] as const

function peerWords({ subject }: AssessedIndicator, peers: PeerJudgement, book: FigureBook): Sentence {
  const { indicator, area } = subject
  const words = (measure: string, text: string) => book.words(indicator.id, area, measure, text)
  if (peers.ownRate === null || peers.peerMean === null || peers.period === null) {
    return ['n/a. ', words('why no peers', capitalise(peers.rule)), '.']
  }
  const number = (measure: string, exact: number) =>
    book.derived({
      indicator: indicator.id,
      area,
      measure,
      exact,
      decimals: peerDecimals(indicator, peers),
      period: peers.period,
    })
  const { from, to } = peers.period
  const span: Sentence = from === to ? ['in ', book.month(to)] : ['over the 12 months to ', book.month(to)]
  return [
    words('rank among peers', capitalise(peers.displayText)),
    ': ',
    number('rate among peers', peers.ownRate),
    ` ${peers.unit} `,
    ...span,
    ', against a mean of ',
    number('mean of peers', peers.peerMean),
    ` for ${peers.includedPeers.join(', ')}. `,
    words('rule among peers', capitalise(peers.rule)),
    '.',
    ...(peers.missingPeers.length === 0 ? [] : [` No figure was received for ${peers.missingPeers.join(', ')}.`]),
  ]
}
