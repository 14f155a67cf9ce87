import type { Cell } from '../../document/document.ts'

/** A cell of words. No cell of a paper is empty: what is not known says `[x]`, what does not apply `[z]`. */
export function textCell(text: string | null, otherwise: '[x]' | '[z]' = '[x]'): Cell {
  return { kind: 'text', text: text ?? otherwise }
}

/** Where a table has such cells, what they mean. */
export function noteOfGaps(rows: readonly (readonly Cell[])[]): string[] {
  const has = (mark: string) => rows.flat().some(cell => cell.kind === 'text' && cell.text === mark)
  const words = [...(has('[x]') ? ['[x] not available'] : []), ...(has('[z]') ? ['[z] not applicable'] : [])]
  return words.length > 0 ? [`${words.join(', ')}.`] : []
}
