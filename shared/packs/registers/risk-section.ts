import type { Cell, Column, IconName, Table } from '../../document/document.ts'
import type { RiskHistory } from '../../registers/known-registers.ts'
import { CROSSING_WORDS, describeMovement, type RiskMovement } from '../../registers/risks/movement.ts'
import type { Assessment, Risk } from '../../registers/risks/risk.ts'
import type { DraftSection } from '../number-sections.ts'
import { noteOfGaps, textCell } from './cells.ts'

/** A rise of the score is for the worse, so shape and word say rise and fall, not good and bad. */
const CHANGES: readonly { readonly shape: '↑' | '↓' | '↔'; readonly icon: IconName; readonly word: string }[] = [
  { shape: '↑', icon: 'up', word: 'up' },
  { shape: '↓', icon: 'down', word: 'down' },
  { shape: '↔', icon: 'level', word: 'unchanged' },
]

/**
 * The risks against their tolerance, the highest score first. Null when none is known.
 *
 * @param withMitigation false for editions that leave the office: what is done about a risk can show where policing is weak
 */
export function riskRegister(
  histories: readonly RiskHistory[],
  boardTolerance: number,
  withMitigation: boolean,
): DraftSection | null {
  if (histories.length === 0) return null
  const risks = histories
    .map(({ versions }) => versions.at(-1)!.risk)
    .map(risk => ({ risk, movement: describeMovement(risk, boardTolerance) }))
    .sort((one, other) => (other.movement.current?.score ?? 0) - (one.movement.current?.score ?? 0))
  const above = risks.filter(({ movement }) => movement.position === 'above')
  const newly = above.filter(({ movement }) => movement.crossing === 'newly-above')
  const back = risks.filter(({ movement }) => movement.crossing === 'back-within')
  const words = `Of ${risks.length} risks ${above.length} ${above.length === 1 ? 'is' : 'are'} above tolerance, ${newly.length} of them newly; ${back.length} ${back.length === 1 ? 'is' : 'are'} back within it. A score at the tolerance is within it.`
  return {
    id: 'risks',
    heading: 'Risks against tolerance',
    blocks: [
      { kind: 'paragraph', sentences: [[words]] },
      { kind: 'table', table: riskTable(risks, withMitigation) },
      ...(withMitigation
        ? []
        : [
            {
              kind: 'callout',
              tone: 'withheld',
              heading: 'Left out of this edition',
              sentences: [['What is being done about each risk is in the edition for the Board.']],
            } as const,
          ]),
    ],
  }
}

function riskTable(
  risks: readonly { readonly risk: Risk; readonly movement: RiskMovement }[],
  withMitigation: boolean,
): Table {
  const rows = risks.map(({ risk, movement }) => [
    textCell(risk.ref ?? risk.name),
    textCell(risk.name),
    textCell(scoreWords(movement.previous)),
    textCell(scoreWords(movement.current)),
    textCell(String(movement.tolerance)),
    changeCell(movement),
    textCell(CROSSING_WORDS[movement.crossing]),
    textCell(risk.owner),
    ...(withMitigation ? [textCell(risk.mitigation)] : []),
  ])
  const columns: Column[] = [
    { key: 'ref', heading: 'Ref', kind: 'text' },
    { key: 'risk', heading: 'Risk', kind: 'text' },
    { key: 'previous_score', heading: 'Score before', kind: 'text' },
    { key: 'score', heading: 'Score now', kind: 'text' },
    { key: 'tolerance', heading: 'Tolerance', kind: 'number' },
    { key: 'movement', heading: 'Movement', kind: 'icon', description: 'Of the score; up is for the worse' },
    { key: 'against_tolerance', heading: 'Against tolerance', kind: 'text' },
    { key: 'owner', heading: 'Owner', kind: 'text' },
    ...(withMitigation ? [{ key: 'mitigation', heading: 'What is being done', kind: 'text' } satisfies Column] : []),
  ]
  return {
    id: 'risks',
    caption: 'Each risk, its score and movement against tolerance, the highest first',
    columns,
    rows,
    notes: noteOfGaps(rows),
  }
}

/** `16, Substantial (2018/19)`. */
function scoreWords(assessment: Assessment | null): string | null {
  if (assessment === null) return null
  const { score, label, period } = assessment
  return `${score}${label === null ? '' : `, ${label}`} (${period})`
}

function changeCell({ shape, change }: RiskMovement): Cell {
  const known = CHANGES.find(candidate => candidate.shape === shape)
  if (!known || change === null) return textCell('[z]')
  return { kind: 'icon', icon: known.icon, word: change === 0 ? known.word : `${known.word} ${Math.abs(change)}` }
}
