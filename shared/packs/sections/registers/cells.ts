import type { Cell } from '../../../document/table.ts'

/** A cell of words. No cell of a paper is empty: what is not known says `[x]`, what does not apply `[z]`. */
export function textCell(text: string | null, otherwise: '[x]' | '[z]' | 'none' = '[x]'): Cell {
  return { kind: 'text', text: text ?? otherwise }
}
