import type { Instant } from '../calendar/local-time.ts'
import { latestCommentary, type StoredCommentary } from '../commentary/commentary.ts'
import { latestSections, type StoredSection } from '../commentary/free-section.ts'
import type { OwnerFinder } from '../config/owners.ts'
import type { RegisterKind } from '../observations/feeds.ts'
import type { KnownEntry } from '../observations/register-entry.ts'
import type { Action } from './actions/entry.ts'
import { type ActionHistory, mergeActions } from './actions/history.ts'
import type { RecordedDecision } from './decisions/entry.ts'
import { buildDecisions } from './decisions/history.ts'
import { buildPlanHistories, type PlanHistory } from './delivery-plan/history.ts'
import { addMinutedActions } from './meetings/add-minuted-actions.ts'
import { fillAgreedActions } from './meetings/agreed-actions.ts'
import type { Meeting } from './meetings/entry.ts'
import { buildMeetings } from './meetings/history.ts'
import type { StoredTable } from './other-tables/entry.ts'
import { latestTables } from './other-tables/history.ts'
import { latestPapers, type StoredPaper } from './papers/paper.ts'
import { latestRecommendations, type StoredRecommendation } from './recommendations/history.ts'
import { buildRiskHistories, type RiskHistory } from './risks/history.ts'

/** The board's registers with their history. Entries are in the order of their files. */
export interface BoardRegisters {
  readonly actions: readonly ActionHistory[]
  /** In order of date. */
  readonly meetings: readonly Meeting[]
  readonly plan: readonly PlanHistory[]
  readonly risks: readonly RiskHistory[]
  /** Of the register and of minutes, in order of date. */
  readonly decisions: readonly RecordedDecision[]
  /** Of inspections, the oldest report first. */
  readonly recommendations: readonly StoredRecommendation[]
  readonly commentary: readonly StoredCommentary[]
  /** Papers by other authors, the latest for each item, in the order of meetings and items. */
  readonly papers: readonly StoredPaper[]
  /** Tables that are no indicators, the latest of each period, in the order of periods. */
  readonly tables: readonly StoredTable[]
  /** Texts about no indicator, the latest of each, in the order they became known. */
  readonly sections: readonly StoredSection[]
}

/** Stored entries of each register, in the order they became known. */
export type StoredRegisters = Readonly<Record<RegisterKind, readonly KnownEntry[]>>

/** The registers from their stored entries. An action in minutes is added to the log, unless the log already has it. */
export function buildRegisters(
  stored: StoredRegisters,
  findOwner: OwnerFinder,
  commentary: readonly KnownEntry[] = [],
  papers: readonly KnownEntry[] = [],
  tables: readonly KnownEntry[] = [],
  sections: readonly KnownEntry[] = [],
  titleOf: (role: string) => string = role => role,
): BoardRegisters {
  const meetings = fillAgreedActions(stored.meetings, commentary, titleOf)
  const log = groupByDrop(stored.actions).reduce<ActionHistory[]>(
    (histories, { drop, knownFrom, bodies }) =>
      mergeActions(histories, { drop, knownFrom, actions: bodies as readonly Action[] }),
    [],
  )
  return {
    actions: addMinutedActions(log, meetings, findOwner),
    meetings: buildMeetings(meetings),
    plan: buildPlanHistories(stored['delivery-plan']),
    risks: buildRiskHistories(stored.risks),
    decisions: buildDecisions(stored.decisions, meetings),
    recommendations: latestRecommendations(stored.recommendations),
    commentary: latestCommentary(commentary),
    papers: latestPapers(papers),
    tables: latestTables(tables),
    sections: latestSections(sections),
  }
}

/**
 * The registers as they were known at an instant. Meetings are given as they are known now: their minutes carry their
 * own date.
 */
export function registersKnownAt(known: BoardRegisters, instant: Instant): BoardRegisters {
  return {
    actions: historiesKnownAt(known.actions, instant),
    meetings: known.meetings,
    plan: historiesKnownAt(known.plan, instant),
    risks: historiesKnownAt(known.risks, instant),
    decisions: known.decisions.filter(decision => decision.knownFrom <= instant),
    recommendations: known.recommendations.filter(one => one.knownFrom <= instant),
    commentary: known.commentary.filter(text => text.knownFrom <= instant),
    papers: known.papers.filter(paper => paper.knownFrom <= instant),
    tables: known.tables.filter(table => table.knownFrom <= instant),
    sections: known.sections.filter(section => section.knownFrom <= instant),
  }
}

function historiesKnownAt<History extends { readonly versions: readonly { readonly knownFrom: Instant }[] }>(
  histories: readonly History[],
  instant: Instant,
): History[] {
  return histories
    .map(history => ({ ...history, versions: history.versions.filter(version => version.knownFrom <= instant) }))
    .filter(history => history.versions.length > 0)
}

function groupByDrop(entries: readonly KnownEntry[]): { drop: string; knownFrom: Instant; bodies: unknown[] }[] {
  const drops = new Map<string, { drop: string; knownFrom: Instant; bodies: unknown[] }>()
  for (const { drop, knownFrom, body } of entries) {
    const group = drops.get(drop) ?? { drop, knownFrom, bodies: [] }
    group.bodies.push(body)
    drops.set(drop, group)
  }
  return [...drops.values()]
}
