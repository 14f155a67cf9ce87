import type { Frequency } from '../../../calendar/period.ts'

/** What words near a table say its figures are, where that is not the actual figure of one month. */
export interface KindOfFigure {
  /** As a question says it: `rolling totals of twelve months`. */
  readonly label: string
  /** Only figures that are counts can be mistaken for it. */
  readonly onlyCounts: boolean
}

/** Words that make a figure of what stands before them: `budget figures`. */
const FIGURES = '(?:counts?|data|figures?|numbers?|results?|totals?|values?)'
/** The whole of a title or a sheet's name, with a full stop or a colon. */
const alone = (words: string) => `^\\W*(?:${words})\\W*$`
const anyOf = (...patterns: readonly string[]) => new RegExp(patterns.join('|'), 'i')

const KINDS: readonly (KindOfFigure & { readonly pattern: RegExp })[] = [
  {
    label: 'rolling totals of several months',
    pattern: anyOf(
      '\\b(?:rolling|moving|R12M?|LTM|MAT)\\b',
      '\\b(?:12|twelve)[- ]?m(?:on)?ths?\\b(?! of)|\\b12m\\b',
      '\\b(?:\\d{1,2}|two|three|six)[- ]?m(?:on)?ths?[- ](?:averages?|means?|totals?|sums?|to|ending|ended)\\b',
      '\\b(?:years?|quarters?) (?:ending|ended|to)\\b(?! date)',
    ),
    onlyCounts: false,
  },
  {
    label: 'running totals of the year',
    pattern: anyOf(
      '\\bcumulative(?:ly)?\\b|\\bcum(?:ul)?\\b|\\bF?YTD\\b|\\brunning totals?\\b|\\btotals? since\\b',
      '\\b(?:year|april|apr)[- ]to[- ]date\\b',
    ),
    onlyCounts: false,
  },
  {
    label: 'rates by population',
    pattern: anyOf(
      '\\b(?:per|rate)\\b.{0,20}\\b(?:1[, ]?000|10[, ]?000|100[, ]?000|million|thousand|head|capita|population|households?|residents?|persons?)\\b',
      '\\bper (?:100k|10k|1k)\\b',
    ),
    onlyCounts: true,
  },
  {
    label: 'figures in thousands or millions',
    pattern: anyOf(
      "\\bin (?:hundreds|thousands|millions)\\b|\\((?:thousands|millions|000|k)\\)|\\(?[’']?000s\\b|£[’']?0{3}|£[mk]\\b|\\bx ?1[, ]?000\\b",
      alone("[’']?000s?|(?:units?\\W+)?(?:hundreds|thousands|millions)"),
    ),
    onlyCounts: false,
  },
  {
    label: 'forecasts or plans',
    pattern: anyOf(
      "\\bforecast(?:s|ed)?\\b|\\bf[’']?casts?\\b|\\bfcst\\b|\\bproject(?:ed|ions?)\\b|\\bpredict(?:ed|ions?)\\b|\\btrajector(?:y|ies)\\b|\\bmodell?ed\\b",
      '\\bbudget(?:ed|s)?\\b(?=\\W*(?:$|\\d|(?:for|v|vs)\\b))',
      `\\b(?:budget(?:ed)?|plan(?:ned)?) ${FIGURES}\\b|\\bfor planning\\b`,
      '^\\W*scenario\\b',
      alone('planned|plans?|budget'),
    ),
    onlyCounts: false,
  },
  {
    label: 'targets',
    pattern: anyOf(
      '(?<!\\b(?:against|versus|vs|v|on|off|and|with) (?:the )?)\\b(?:targets?|tgts?)\\b',
      alone(`ambitions?|(?:baselines?|limits?|thresholds?)(?: ${FIGURES})?`),
    ),
    onlyCounts: false,
  },
  {
    label: 'test data',
    pattern: anyOf(
      '\\btest (?:data|file|figures|values|only)\\b|\\bdummy\\b|\\bnot (?:real|live)\\b|\\bdo not use\\b|\\bignore this\\b|\\bplease ignore\\b',
      `\\b(?:demo|example|fake|fictional|fictitious|made[- ]up|mock|sample|synthetic|training) ${FIGURES}\\b`,
      alone('(?:demo|dummy|example|obsolete|old version|sample|specimen|superseded|template|test)(?: only)?'),
    ),
    onlyCounts: false,
  },
  {
    label: 'figures of a part of the month',
    pattern: anyOf(
      '\\b(?:part(?:ial)?[- ]months?|incomplete|not (?:yet )?complete|partial (?:data|figures?|counts?|returns?|submissions?))\\b',
      '\\b(?:to|up to|until|as at|as of) \\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: \\d{4})? only\\b',
      '\\b(?:exclud(?:es|ing)|excl\\.?|without|missing|lacks) (?:the )?(?:(?:weeks?|days?) \\d|\\d{1,2} (?:weeks?|days?)\\b)',
      '\\b(?:weeks?|days?) \\d{1,2}(?:\\W+(?:and )?\\d{1,2})* (?:(?:is|are|was|were) )?missing\\b',
    ),
    onlyCounts: false,
  },
  {
    label: 'figures of an earlier year',
    pattern: anyOf(
      alone(
        '(?:previous|prior|last|the year before|same (?:month|period) (?:of )?(?:the )?(?:last|previous|prior)) ?(?:years?)?',
      ),
    ),
    onlyCounts: false,
  },
  {
    label: 'changes since an earlier time',
    pattern: anyOf(
      '(?:%|\\bper ?cent(?:age)?\\b)\\s+(?:change|difference|increase|decrease|variance)\\b',
      '\\b(?:change|difference|variance|increase|decrease)\\s+(?:on|from|since|against|over)\\b|\\byear[- ]on[- ]year\\b',
    ),
    onlyCounts: false,
  },
  {
    label: 'averages, or figures of other spans than months',
    pattern: anyOf(
      '\\b(?:quarterly|annual|yearly|weekly|daily)\\s+(?:average|count|data|figure|number|rate|total|value)s?\\b|\\b(?:quarterly|weekly|fortnightly) (?:totals?|sums?)\\b',
      '\\bmonthly (?:averages?|means?)\\b|\\baverages? (?:per|a) (?:day|week|month)\\b|\\bseasonally adjusted\\b|\\bsmoothed\\b|\\bindex(?:ed)?\\b.{0,20}=\\s*100\\b|\\bannuali[sz]ed\\b|\\bper (?:officer|employee|FTE)\\b',
      '\\b(?:peers?|MSG|MSF|most similar [a-z]+|group|national|regional) (?:averages?|means?|medians?)\\b',
      alone('annual|averages?|daily|fortnightly|means?|medians?|percentages?|quarterly|weekly|yearly'),
    ),
    onlyCounts: false,
  },
]

/** The kind of figure that a title, a sheet's name or a cell says; undefined when it says none but the actual figure of a month. */
export function kindOfFigure(words: string): KindOfFigure | undefined {
  if (/\bnot\s+(?:a |the )?(?:cumulative|rolling|forecast|target|rates?\b)/i.test(words)) return undefined
  return KINDS.find(({ pattern }) => pattern.test(words))
}

/** What the figures of each frequency are rightly called, which is no doubt about them. */
const OWN_WORDS: Readonly<Record<Frequency, RegExp>> = {
  month: /(?!)/,
  quarter:
    /\bquarterly\b|\bquarters?(?:[- ](?:to|ending|ended))?\b|\b(?:3|three)[- ]m(?:on)?ths?(?: (?:to|ending|ended))?\b/gi,
  'financial-year': /\b(?:annual|yearly|annually)\b|\b(?:financial )?years?[- ](?:to(?! date)|ending|ended)\b/gi,
  'calendar-year': /\b(?:annual|yearly|annually)\b|\b(?:calendar )?years?[- ](?:to(?! date)|ending|ended)\b/gi,
  'twelve-months':
    /\b(?:annual|yearly|annually|R12M?|LTM|MAT)\b|\byears?[- ](?:to(?! date)|ending|ended)\b|\b(?:rolling )?(?:12|twelve)[- ]?(?:m(?:on)?ths?|m)\b(?: rolling)?(?: (?:to|ending|ended|totals?))?|\brolling (?:annual|year(?:ly)?)\b/gi,
}

/** The kind that words say figures of a frequency are, leaving out what such figures are rightly called: `Quarterly` of a quarter's. */
export const kindBesides = (words: string, frequency: Frequency, kindOf = kindOfFigure): KindOfFigure | undefined => {
  if (frequency === 'month') return kindOf(words)
  const rest = words.replace(OWN_WORDS[frequency], ' ')
  return /\p{L}/u.test(rest) ? kindOf(rest) : undefined
}

/** Words below a table or between its rows that say it of the figures, not of another table or a comparison. */
export function kindInNote(words: string): KindOfFigure | undefined {
  const kind = kindOfFigure(words)
  if (kind === undefined || /\b(?:figures|values|data|numbers|counts)\b/i.test(words)) return kind
  const isShort = words.length <= 45 && !/\b(?:see|sheet|tab|table|compar\w+|elsewhere|separately)\b/i.test(words)
  return isShort && !/^(?:targets|changes)/.test(kind.label) ? kind : undefined
}
