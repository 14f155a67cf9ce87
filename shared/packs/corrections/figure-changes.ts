import type { Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { judgeSubject } from '../../indicators/judge-subject.ts'
import type { JudgedVerdict } from '../../indicators/judgement.ts'
import type { StoredObservation } from '../../observations/observation.ts'
import { hasSameFigures } from '../../observations/revisions.ts'
import { type PackInput, type PackSubject, packSubjects } from '../input/pack-input.ts'
import { isSuppressed } from '../suppression/suppressed-subject.ts'

/** A month that is not as some drops alone gave it: restated since, or known only since. */
export interface FigureChange {
  readonly indicator: Indicator
  readonly area: string
  readonly areaName: string
  readonly period: Month
  /** Null for a month that was not known. */
  readonly before: StoredObservation | null
  readonly after: StoredObservation
  /** Verdict on the newest month that was known, then and now; null where there was or is nothing to judge. */
  readonly verdictBefore: JudgedVerdict | null
  readonly verdictNow: JudgedVerdict | null
}

/** What a pack would print otherwise than if it knew only some of its drops, in the order of the board's file. */
export function figureChangesSince(input: PackInput, known: ReadonlySet<string>): FigureChange[] {
  const earlier = packSubjects({ ...input, revisions: revisionsOf(input, known) })
  return [...packSubjects(input)].flatMap(([id, subjects]) =>
    subjects.flatMap((subject, i) => changesOf(input, earlier.get(id)![i]!, subject)),
  )
}

/** Every revision that some drops brought. */
export function revisionsOf({ revisions }: PackInput, drops: ReadonlySet<string>): PackInput['revisions'] {
  const broughtBy = (all: readonly StoredObservation[]) => all.filter(({ drop }) => drops.has(drop))
  return new Map(
    [...revisions].map(([indicator, areas]) => [
      indicator,
      new Map([...areas].map(([area, all]) => [area, broughtBy(all)])),
    ]),
  )
}

function changesOf(input: PackInput, earlier: PackSubject, now: PackSubject): FigureChange[] {
  const { indicator, area, areaName } = now
  const changed = [...now.series.values()].flatMap(after => {
    const old = earlier.series.get(after.period) ?? null
    return old !== null && hasSameFigures(old, after) ? [] : [{ period: after.period, before: old, after }]
  })
  if (changed.length === 0) return []
  const verdictBefore = verdictOn(input, earlier)
  const verdictNow = verdictOn(input, now)
  return changed.map(change => ({ ...change, indicator, area, areaName, verdictBefore, verdictNow }))
}

function verdictOn(input: PackInput, subject: PackSubject): JudgedVerdict | null {
  const { indicator, area, series, row } = subject
  if (row === null || isSuppressed(input, subject)) return null
  return judgeSubject(input.board, indicator, area, series, row.dataTo, []).versusOneYear
}
