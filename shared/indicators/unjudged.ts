import type { Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { noPeerJudgement } from './judge-peers.ts'
import { toJudgedVerdict } from './judge-subject.ts'
import type { SubjectJudgements } from './judgement.ts'
import { noJudgement } from './make-judgement.ts'

/** What stands in the place of judgements where there is no figure to judge, or none that may be shown. */
export function unjudged(indicator: Indicator, month: Month, reason: string): SubjectJudgements {
  const asked = { method: 'expected-range', month, value: null } as const
  const ofMonth = noJudgement(indicator, new Map(), { ...asked, question: 'month' }, reason)
  const ofYear = noJudgement(indicator, new Map(), { ...asked, question: 'year' }, reason)
  return {
    month: ofMonth,
    year: ofYear,
    versusOneYear: toJudgedVerdict(ofMonth),
    versusThreeYears: toJudgedVerdict(ofMonth),
    versusBenchmark: toJudgedVerdict(ofYear),
    versusPeers: noPeerJudgement('', reason),
  }
}
