import { longDate } from '../../../calendar/date.ts'
import type { LocalCalendar } from '../../../calendar/local-calendar.ts'
import type { Instant } from '../../../calendar/local-time.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import type { RiskScales } from '../../../config/schema/profile.ts'
import type { Sentence } from '../../../document/figure.ts'
import type { Cell, Column, IconName, Table } from '../../../document/table.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import { writeFact } from '../../../narrative/fact.ts'
import { findThresholdExceedance } from '../../../narrative/facts/targets.ts'
import type { Assessment, Risk } from '../../../registers/risks/entry.ts'
import type { RiskHistory } from '../../../registers/risks/history.ts'
import { describeMovement, type RiskMovement, TOLERANCE_CHANGE_LABELS } from '../../../registers/risks/movement.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { textCell } from './cells.ts'
import { registerDateNote } from './register-date-note.ts'

/** A rise of the score is for the worse, so shape and word say rise and fall, not good and bad. */
const CHANGES: readonly { readonly shape: '↑' | '↓' | '↔'; readonly icon: IconName; readonly word: string }[] = [
  { shape: '↑', icon: 'up', word: 'up' },
  { shape: '↓', icon: 'down', word: 'down' },
  { shape: '↔', icon: 'level', word: 'unchanged' },
]

/** The risks against their tolerance, the highest score first. Null when none is known. */
export function riskRegister(
  histories: readonly RiskHistory[],
  boardTolerance: number,
  asKnownAt: Instant,
  book: FigureBook,
  local: LocalCalendar,
  { indicators, registers }: Pick<BoardFile, 'indicators' | 'registers'>,
): DraftSection | null {
  if (histories.length === 0) return null
  const latest = histories.map(({ versions }) => versions.at(-1)!.risk)
  const retired = latest.filter(risk => risk.retired !== undefined)
  const risks = latest
    .filter(risk => risk.retired === undefined)
    .map(risk => ({ risk, movement: describeMovement(risk, boardTolerance) }))
    .sort((one, other) => (other.movement.current?.score ?? 0) - (one.movement.current?.score ?? 0))
  const newly = risks.filter(({ movement }) => movement.toleranceChange === 'newly-above')
  const back = risks.filter(({ movement }) => movement.toleranceChange === 'returned-within')
  const first = risks.filter(({ movement }) => movement.toleranceChange === 'above-at-first-score')
  const scored = risks.flatMap(({ movement: { current, tolerance } }) =>
    current === null ? [] : [{ score: current.score, tolerance }],
  )
  const over = findThresholdExceedance('risks', 'risks with a score', scored)
  const count = (measure: string, exact: number) =>
    book.derived({ indicator: 'risks', area: '', measure, exact, decimals: 0 })
  const moved: Sentence = [
    'Since the assessment before, ',
    count('newly above tolerance', newly.length),
    newly.length === 1 ? ' has come above it and ' : ' have come above it and ',
    count('back within tolerance', back.length),
    back.length === 1 ? ' is back within it' : ' are back within it',
    ...(first.length === 0
      ? ['.']
      : ['; ', count('above tolerance at the first score', first.length), ' above it had no earlier score.']),
  ]
  const sentences = over === null ? [moved] : [writeFact(over, book), moved]
  return {
    id: 'risks',
    heading: 'Risks against tolerance',
    blocks: [
      { kind: 'paragraph', sentences },
      ...(risks.length === 0
        ? []
        : [
            {
              kind: 'table',
              table: riskTable(risks, registerDateNote(histories, asKnownAt, local), indicators, registers.risks),
            } as const,
          ]),
      ...(retired.length === 0 ? [] : [{ kind: 'table', table: retiredTable(retired) } as const]),
    ],
  }
}

/** Risks that are no longer on the register, and why. */
function retiredTable(risks: readonly Risk[]): Table {
  return {
    id: 'risks-retired',
    caption: 'Risks that were retired, and why',
    columns: [
      { key: 'risk', heading: 'Risk', kind: 'text' },
      { key: 'ref', heading: 'Ref', kind: 'text' },
      { key: 'retired_on', heading: 'Retired on', kind: 'text' },
      { key: 'reason', heading: 'Reason', kind: 'text' },
    ],
    rows: risks.map(({ name, ref, retired }) => [
      textCell(name),
      textCell(ref, '[z]'),
      textCell(longDate(retired!.on)),
      textCell(retired!.because),
    ]),
    notes: [],
  }
}

function riskTable(
  risks: readonly { readonly risk: Risk; readonly movement: RiskMovement }[],
  note: string,
  indicators: BoardFile['indicators'],
  scales: RiskScales,
): Table {
  const hasIndicators = risks.some(({ risk }) => risk.indicators !== undefined)
  const hasParts = risks.some(({ movement }) => movement.current?.likelihood !== undefined)
  const nameOf = (id: string) => indicators.find(indicator => indicator.id === id)?.name ?? id
  const rows = risks.map(({ risk, movement }) => [
    textCell(risk.name),
    textCell(risk.ref, '[z]'),
    textCell(scoreWords(movement.previous)),
    textCell(scoreWords(movement.current)),
    ...(hasParts
      ? [
          textCell(stepWords(movement.current?.likelihood, scales.likelihood), '[z]'),
          textCell(stepWords(movement.current?.impact, scales.impact), '[z]'),
        ]
      : []),
    textCell(String(movement.tolerance)),
    changeCell(movement),
    textCell(toleranceWords(movement)),
    textCell(risk.owner),
    textCell(risk.mitigation),
    ...(hasIndicators ? [textCell(risk.indicators?.map(nameOf).join('; ') ?? null, '[z]')] : []),
  ])
  const columns: Column[] = [
    { key: 'risk', heading: 'Risk', kind: 'text' },
    { key: 'ref', heading: 'Ref', kind: 'text' },
    { key: 'previous_score', heading: 'Score before', kind: 'text' },
    { key: 'score', heading: 'Score now', kind: 'text' },
    ...(hasParts
      ? ([
          { key: 'likelihood', heading: 'Likelihood now', kind: 'text' },
          { key: 'impact', heading: 'Impact now', kind: 'text' },
        ] as const)
      : []),
    { key: 'tolerance', heading: 'Tolerance', kind: 'number' },
    { key: 'movement', heading: 'Movement', kind: 'icon', description: 'Of the score; up is for the worse' },
    { key: 'against_tolerance', heading: 'Against tolerance', kind: 'text' },
    { key: 'owner', heading: 'Owner', kind: 'text' },
    { key: 'mitigation', heading: 'What is being done', kind: 'text' },
    ...(hasIndicators ? [{ key: 'indicators', heading: 'Indicators', kind: 'text' } as const] : []),
  ]
  return {
    id: 'risks',
    caption: 'Each risk, its score and movement against tolerance, the highest first',
    columns,
    rows,
    notes: [note],
  }
}

/** Against tolerance in words: a score at the tolerance is not above it, which a reader may well ask. */
function toleranceWords({ toleranceChange, position }: RiskMovement): string {
  if (toleranceChange === 'above-at-first-score') return 'above tolerance, first score'
  if (position !== 'at') return TOLERANCE_CHANGE_LABELS[toleranceChange]
  return toleranceChange === 'returned-within' ? 'back within tolerance, at it' : 'at tolerance, not above it'
}

/** A step with its word: `4, Likely`. */
function stepWords(step: number | undefined, scale: readonly string[]): string | null {
  return step === undefined ? null : [step, scale[step - 1]].filter(part => part !== undefined).join(', ')
}

/** `16, Substantial (2018/19)`. */
function scoreWords(assessment: Assessment | null): string | null {
  if (assessment === null) return null
  const { score, label, period } = assessment
  return `${score}${label === null ? '' : `, ${label}`} (${period})`
}

function changeCell({ arrow, change }: RiskMovement): Cell {
  const known = CHANGES.find(candidate => candidate.shape === arrow)
  if (!known || change === null) return textCell('[z]')
  return { kind: 'icon', icon: known.icon, word: change === 0 ? known.word : `${known.word} ${Math.abs(change)}` }
}
