import { applyProfile } from './apply-profile.ts'
import { checkAsChanged } from './check-as-changed.ts'
import { checkChanges } from './check-changes.ts'
import { checkMeetings, checkSendDates } from './check-dates.ts'
import { checkDuplicates } from './check-duplicates.ts'
import { checkExpectedPapers } from './check-expected-papers.ts'
import {
  checkPrintedWords,
  checkRestrictedRecipients,
  checkSentences,
  checkSources,
  checkWithheldWords,
} from './check-held-packs.ts'
import { checkMarkings, checkPublication } from './check-markings.ts'
import { checkPoliceUk } from './check-police-uk.ts'
import { checkCycles, checkReferences } from './check-references.ts'
import { checkAreas, checkFormats, checkGroups, checkMailAndChasing, checkPacks, checkRatios } from './check-rules.ts'
import { checkStatement } from './check-statement.ts'
import { checkTables } from './check-tables.ts'
import { type ConfigFault, printPath } from './config-fault.ts'
import { describeIssue } from './describe-issue.ts'
import { readYaml } from './read-yaml.ts'
import { type BoardFile, boardFileSchema } from './schema/index.ts'

/** A valid board's file, or every fault in it in the order of its lines. */
export type LoadedBoard =
  | { readonly ok: true; readonly board: BoardFile }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] }

const CHECKS = [
  checkReferences,
  checkCycles,
  checkDuplicates,
  checkMeetings,
  checkExpectedPapers,
  checkSendDates,
  checkAreas,
  checkPoliceUk,
  checkGroups,
  checkPacks,
  checkMarkings,
  checkPublication,
  checkRatios,
  checkFormats,
  checkTables,
  checkMailAndChasing,
  checkPrintedWords,
  checkSentences,
  checkWithheldWords,
  checkSources,
  checkRestrictedRecipients,
  checkChanges,
  checkStatement,
]

/**
 * Reads a board's file. Every fault is found in one pass: YAML errors, unknown or missing settings, values that are not
 * allowed, undefined ids, ambiguous names, non-working days.
 */
export function loadBoard(text: string): LoadedBoard {
  const { settings: typed, faults, locate } = readYaml(text.replace(/^\uFEFF/, ''))
  if (typed === undefined) return { ok: false, faults }
  const settings = applyProfile(typed)
  const parsed = boardFileSchema.safeParse(settings)
  const schemaFindings = parsed.success ? [] : parsed.error.issues.flatMap(issue => describeIssue(issue, settings))
  const invalidPaths = new Set(schemaFindings.map(({ path }) => printPath(path)))
  const today = CHECKS.flatMap(check => check(settings))
  const ahead = checkAsChanged(settings, CHECKS, [...schemaFindings, ...today])
  const checkFindings = [...today, ...ahead].filter(({ path }) => !invalidPaths.has(printPath(path)))
  const located = [...schemaFindings, ...checkFindings].map(({ path, at, found, allowed, message }) => ({
    ...locate(path, at),
    path: printPath(path),
    found,
    allowed,
    message,
  }))
  const all = [...faults, ...located].sort((a, b) => a.line - b.line || a.column - b.column)
  return parsed.success && all.length === 0 ? { ok: true, board: parsed.data } : { ok: false, faults: all }
}
