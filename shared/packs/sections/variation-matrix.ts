import type { Cell, Table } from '../../document/table.ts'
import type { Judgement } from '../../indicators/judgement.ts'
import type { Assurance } from '../../statistics/xmr.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

const VARIATIONS = [
  { heading: ': a concern', icons: ['concern high', 'concern low'] },
  { heading: ': an improvement', icons: ['improvement high', 'improvement low'] },
  { heading: ': neither good nor bad', icons: ['neutral high', 'neutral low'] },
  { heading: 'Within', icons: ['common cause'] },
  { heading: 'Not judged', icons: ['not judged'] },
  { heading: 'No data for the latest month', icons: ['no data'] },
] as const satisfies readonly { heading: string; icons: readonly Judgement['variation'][] }[]

const ASSURANCES = [
  { key: 'passing', heading: 'Target consistently met', is: 'pass' },
  { key: 'hit_and_miss', heading: 'Target met by chance', is: 'inconsistent' },
  { key: 'failing', heading: 'Target consistently missed', is: 'fail' },
  { key: 'no_target', heading: 'No target, or too few months', is: null },
] as const satisfies readonly { key: string; heading: string; is: Assurance }[]

/** Every indicator by what its latest month says and by whether its target will be met: the page to look at first. */
export function variationMatrix(assessed: readonly AssessedIndicator[]): Table {
  const used = ASSURANCES.filter(({ is }) => assessed.some(a => assuranceOf(a) === is))
  const suppressed = assessed.filter(a => a.isSuppressed)
  const words = wordsOf(assessed)
  const judged = VARIATIONS.map(({ heading: place, icons }) => {
    const heading = place === 'Within' ? words.within : place.startsWith(':') ? `${words.outside}${place}` : place
    const members = assessed.filter(
      a => !a.isSuppressed && (icons as readonly Judgement['variation'][]).includes(a.variation),
    )
    return { heading, members }
  })
  const rows = [...judged, { heading: 'Not judged: months are withheld', members: suppressed }].filter(
    ({ members }) => members.length > 0,
  )
  return {
    id: 'variation-and-assurance',
    caption: 'Every indicator by its variation (rows) and its assurance (columns)',
    columns: [
      { key: 'variation', heading: 'Latest month', kind: 'text' },
      ...used.map(({ key, heading }) => ({ key, heading, kind: 'text' as const })),
    ],
    rows: rows.map(({ heading, members }): Cell[] => [
      { kind: 'text', text: heading },
      ...used.map(({ is }): Cell => {
        const names = members.filter(a => assuranceOf(a) === is).map(a => a.subject.indicator.name)
        return { kind: 'text', text: names.length === 0 ? 'none' : names.join('; ') }
      }),
    ]),
    notes: [
      'Each indicator stands where the judgement of its latest month puts it: the same that its chart marks and the dashboard prints.',
    ],
  }
}

/** What the rows are called: by the method of all indicators, or by neither's words where a board uses both. */
function wordsOf(assessed: readonly AssessedIndicator[]): { readonly within: string; readonly outside: string } {
  const methods = new Set(assessed.flatMap(({ judgement }) => (judgement === null ? [] : [judgement.month.method])))
  if (methods.size > 1) return { within: 'Nothing unusual', outside: 'Unusual' }
  return methods.has('making-data-count')
    ? { within: 'Common cause', outside: 'Special cause' }
    : { within: 'Within its expected range', outside: 'Outside its expected range' }
}

function assuranceOf({ assurance }: AssessedIndicator): 'pass' | 'inconsistent' | 'fail' | null {
  return assurance === 'not enough data' ? null : assurance
}
