import { countNoun } from '../document/count-words.ts'
import { type ChainedEntry, findTampering } from './audit-chain.ts'

/** The audit trail as text, and whether it is whole. */
export interface AuditDescription {
  readonly lines: readonly string[]
  readonly isIntact: boolean
}

/**
 * Who decided what, why and when, a line for each decision, oldest first; after it, whether the chain is whole.
 *
 * @param about only decisions about what contains these words; null for all
 */
export function describeAudit(entries: readonly ChainedEntry[], about: string | null): AuditDescription {
  const shown = about === null ? entries : entries.filter(entry => entry.about.includes(about))
  const broken = findTampering(entries)
  return {
    lines: [
      ...shown.map(describeEntry),
      broken === null
        ? `${countNoun(shown.length, 'decision')} of ${entries.length}; the chain of all of them is whole.`
        : `The audit trail was changed from entry ${broken.sequence} on: nothing from there on can be relied on.`,
    ],
    isIntact: broken === null,
  }
}

function describeEntry({ sequence, at, who, caller, what, about, because }: ChainedEntry): string {
  const by = caller === null ? who : `${who} (${caller})`
  return `${sequence}  ${at}  ${by}: ${what}, ${about}: ${because}`
}
