/** What the gate says of a pack. `gap`: it may go, with the gap declared on page one. `hold`: it may not go. */
export interface GateFinding {
  readonly code: GateCode
  readonly severity: 'gap' | 'hold'
  /** What was found, in a sentence that a member could read. */
  readonly what: string
  /** What would fix or release it, for the administrators. */
  readonly fix: string
}

/** A finding as a letter or a page prints it. */
export type FindingWords = Omit<GateFinding, 'code'>

export const GATE_CODES = [
  'nothing-to-print',
  'indicator-absent',
  'data-late',
  'figure-unconfirmed',
  'implausible-jump',
  'nothing-new',
  'figure-contradicts',
  'figure-untraced',
  'claim-contradicted',
  'results-differ',
  'metadata-differs',
  'numbering-broken',
  'chart-empty',
  'link-broken',
  'marking-missing',
  'too-large',
  'table-broken',
  'text-broken',
  'headline-missing',
  'gap-undeclared',
  'agenda-missing',
  'recipients-missing',
  'words-withheld',
] as const
export type GateCode = (typeof GATE_CODES)[number]

export type GateOutcome = 'ready' | 'ready-with-gaps' | 'held'

/** The outcome of all findings together. */
export function gateOutcome(findings: readonly GateFinding[]): GateOutcome {
  if (findings.some(finding => finding.severity === 'hold')) return 'held'
  return findings.length > 0 ? 'ready-with-gaps' : 'ready'
}

/** What fixes a fault that no supplier can fix. */
export const SYSTEM_FAULT_FIX = 'This is a fault of the system, not of the data: tell its engineer.'

/** A finding that holds the pack. */
export function holdFinding(code: GateCode, what: string, fix: string): GateFinding {
  return { code, severity: 'hold', what, fix }
}
