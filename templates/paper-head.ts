import { hasReport } from '../shared/packs/model/documents.ts'
import type { PackModel } from '../shared/packs/model/pack-model.ts'

type PaperHead = PackModel['paper']

/** The title of the page and of the PDF of a document: the marking first, where there is one. */
export function pageTitle({ marking, board, date }: PaperHead, title: string): string {
  return `${marking === null ? '' : `${marking}: `}${board}, ${title}, ${date}`
}

/** `10 May 2018, agenda item 5.0`; the day alone where items are not numbered. */
export function dateAndItem({ date, agendaItem }: PaperHead): string {
  return agendaItem === null ? date : `${date}, agenda item ${agendaItem}`
}

/** Who a document is from and for, when, where and of what: term and words. */
export function addressLines(model: PackModel): (readonly [string, string])[] {
  const { paper } = model
  const lines = [
    ['To', paper.to],
    ['From', paper.from],
    ['Date', [paper.date, paper.meetingTime].filter(Boolean).join(', ')],
    ['Place', paper.venue],
    ['Agenda item', paper.agendaItem ?? ''],
    ['Reporting on', hasReport(model) ? model.reportedPeriod : ''],
    ['Version', versionWords(model)],
  ] as const
  return lines.filter(([, words]) => words !== '')
}

/** What tells a later version from the one that its readers have; empty for a first. */
function versionWords({ run, correction }: PackModel): string {
  if (correction === undefined) return ''
  return `${run.version}, in place of version ${correction.ofVersion} of ${correction.issuedOn}`
}
