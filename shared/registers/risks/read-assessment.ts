import { normaliseName } from '../../config/known-names.ts'
import type { RiskScales } from '../../config/schema/profile.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { Column } from './columns.ts'
import type { Assessment } from './entry.ts'
import { scorePosition } from './movement.ts'

/** The assessment of a risk in a period that has columns; none where it has no score. */
export function readAssessment(
  reader: RowReader<Column>,
  column: string,
  period: string,
  tolerance: number,
  scales: RiskScales,
): Assessment[] {
  const given = reader.wholeNumber(`score:${column}`, 1, highestScore(scales))
  const parts = readParts(reader, column, scales)
  const score = given ?? (parts && parts.likelihood * parts.impact)
  if (score === null) return []
  if (parts !== null) checkScore(reader, column, score, parts)
  const givenPosition = reader.text(`position:${column}`)
  const position = scorePosition(score, tolerance)
  if (givenPosition !== null && givenPosition.toLowerCase() !== position)
    reader.addFault(
      'position-disagrees',
      `position:${column}`,
      givenPosition,
      `${position}: the score is ${score} and the tolerance ${tolerance}`,
      'Correct the score, the tolerance or the position.',
    )
  return [{ period: column.replace(' ', '/') || period, score, label: reader.text(`label:${column}`), ...parts }]
}

interface Parts {
  readonly likelihood: number
  readonly impact: number
}

/** The most that a risk can score. */
export const highestScore = ({ likelihood, impact }: RiskScales) => likelihood.length * impact.length

/** Both steps of a score; null where one is missing. */
function readParts(reader: RowReader<Column>, column: string, scales: RiskScales): Parts | null {
  const likelihood = readStep(reader, `likelihood:${column}`, scales.likelihood)
  const impact = readStep(reader, `impact:${column}`, scales.impact)
  return likelihood === null || impact === null ? null : { likelihood, impact }
}

/** A step by its number or its word: `4`, `Likely`, `4 - Likely`. */
function readStep(reader: RowReader<Column>, name: Column, scale: readonly string[]): number | null {
  const word = normaliseName(reader.text(name) ?? '')
  const named = scale.findIndex(step => normaliseName(step) === word)
  return named === -1 ? reader.numberWithWord(name, 1, scale.length) : named + 1
}

/** Where likelihood and impact are given beside a score, they multiply to it. */
function checkScore(reader: RowReader<Column>, column: string, score: number, { likelihood, impact }: Parts): void {
  if (likelihood * impact === score) return
  reader.addFault(
    'score-disagrees',
    `score:${column}`,
    String(score),
    `${likelihood * impact}: the likelihood is ${likelihood} and the impact ${impact}`,
    'Correct the score, the likelihood or the impact.',
  )
}
