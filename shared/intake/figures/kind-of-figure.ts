/** What words near a table say its figures are, where that is not the actual figure of one month. */
export interface KindOfFigure {
  /** As a question says it: `rolling totals of twelve months`. */
  readonly label: string
  /** Only figures that are counts can be mistaken for it. */
  readonly onlyCounts: boolean
}

const KINDS: readonly (KindOfFigure & { readonly pattern: RegExp })[] = [
  {
    label: 'rolling totals of several months',
    pattern:
      /\b(?:rolling|moving|R12|LTM)\b|\b(?:12|twelve)[- ]?m(?:on)?ths?\b(?! of)|\b12m\b|\bMAT\b|\b(?:\d{1,2}|two|three|six)[- ]?m(?:on)?ths?[- ](?:averages?|means?|totals?|sums?)\b|\byears? (?:ending|to)\b/i,
    onlyCounts: false,
  },
  {
    label: 'running totals of the year',
    pattern: /\bcumulative(?:ly)?\b|\byear[- ]to[- ]date\b|\bF?YTD\b|\brunning totals?\b/i,
    onlyCounts: false,
  },
  {
    label: 'rates by population',
    pattern:
      /\b(?:per|rate)\b.{0,20}\b(?:1[, ]?000|10[, ]?000|100[, ]?000|million|head|capita|population|households)\b/i,
    onlyCounts: true,
  },
  {
    label: 'figures in thousands or millions',
    pattern: /\bin (?:thousands|millions)\b|\((?:thousands|millions|000|k)\)|\(?[’']?000s\b|£0{3}|\bx ?1[, ]?000\b/i,
    onlyCounts: false,
  },
  {
    label: 'forecasts',
    pattern:
      /\bforecast(?:s|ed)?\b|\bproject(?:ed|ions?)\b|\bpredict(?:ed|ions?)\b|\btrajector(?:y|ies)\b|\bbudget(?:ed)?\b/i,
    onlyCounts: false,
  },
  {
    label: 'targets',
    pattern: /(?<!\b(?:against|versus|vs|v|on|off|and|with) (?:the )?)\btargets?\b/i,
    onlyCounts: false,
  },
  {
    label: 'test data',
    pattern:
      /\btest (?:data|file|figures|values|only)\b|\bdummy\b|\b(?:sample|example) (?:data|figures|values)\b|\bnot (?:real|live)\b/i,
    onlyCounts: false,
  },
  {
    label: 'changes since an earlier time',
    pattern:
      /(?:%|\bper ?cent(?:age)?\b)\s+(?:change|difference|increase|decrease|variance)\b|\b(?:change|difference|variance|increase|decrease)\s+(?:on|from|since|against|over)\b|\byear[- ]on[- ]year\b/i,
    onlyCounts: false,
  },
  {
    label: 'figures of other spans than months',
    pattern:
      /\b(?:quarterly|annual|yearly|weekly|daily)\s+(?:average|count|data|figure|number|rate|total|value)s?\b|\b(?:quarterly|weekly|fortnightly) (?:totals?|sums?)\b/i,
    onlyCounts: false,
  },
]

/** The kind of figure that a title, a sheet's name or a cell says; undefined when it says none but the actual figure of a month. */
export function kindOfFigure(words: string): KindOfFigure | undefined {
  if (/\bnot\s+(?:a |the )?(?:cumulative|rolling|forecast|target)/i.test(words)) return undefined
  return KINDS.find(({ pattern }) => pattern.test(words))
}
