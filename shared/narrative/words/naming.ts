import { figureRef } from './figure-words.ts'
import type { Subject, Value } from './subject.ts'

/**
 * How a sentence names its subject: in full, or not again where a sentence before it has. `said` holds the refs of the figures
 * that those sentences gave: a figure is given once in a paragraph. `that` is the ref of the figure that the sentence just before
 * is about, where this one may go on with `that is`.
 */
export type SubjectNaming =
  | 'named'
  | 'continued'
  | { readonly alreadyGiven: ReadonlySet<string>; readonly previousFigure: string | null }

/** The indicator by name, with its place where that is not the whole; names that ask a question are quoted. */
export function subjectName(subject: Subject): string {
  const { name } = subject.indicator
  const quoted = name.endsWith('?') ? `‘${name}’` : name
  return subject.isWhole ? quoted : `${quoted} in ${subject.areaName}`
}

/** Subject of a sentence that is about no single span. */
export function subjectWords(subject: Subject, naming: SubjectNaming): string {
  return naming === 'named' ? subjectName(subject) : 'the figure'
}

/** Subject of a sentence about rolling twelve months. */
export function rollingSubjectWords(subject: Subject, naming: SubjectNaming): string {
  return naming === 'named' ? `the 12-month figure for ${subjectName(subject)}` : 'the 12-month figure'
}

/** True where a sentence before has given this figure. */
export function isAlreadyGiven(subject: Subject, value: Pick<Value, 'from' | 'to'>, naming: SubjectNaming): boolean {
  return typeof naming === 'object' && naming.alreadyGiven.has(figureRef(subject, value))
}

/** True where the sentence just before is about this very figure, so that `that` can mean nothing else. */
export function isPreviousFigure(subject: Subject, value: Pick<Value, 'from' | 'to'>, naming: SubjectNaming): boolean {
  return typeof naming === 'object' && naming.previousFigure === figureRef(subject, value)
}

/** The indicator by name alone, for sentences that name their areas themselves. */
export function nameWithoutArea(subject: Subject, naming: SubjectNaming): string {
  return naming === 'named' ? subjectName({ ...subject, isWhole: true }) : 'the figure'
}
