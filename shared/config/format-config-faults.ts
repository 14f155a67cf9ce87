import { countNoun } from '../document/count-words.ts'
import type { ConfigFault } from './config-fault.ts'

const MAX_LINES = 200

/** Faults for a terminal, one a line: `line 214, column 15: indicators[12].polarity is "upp"; allowed: up, down, neutral`. */
export function formatConfigFaults(file: string, faults: readonly ConfigFault[]): string {
  const lines = faults
    .slice(0, MAX_LINES)
    .map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`)
  if (faults.length > MAX_LINES) lines.push(`and ${faults.length - MAX_LINES} more`)
  const count = countNoun(faults.length, 'fault')
  return `${file}: ${count}\n${lines.map(line => `  ${line}\n`).join('')}`
}
