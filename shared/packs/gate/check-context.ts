import { longDate } from '../../calendar/date.ts'
import { addMonths, longMonth } from '../../calendar/month.ts'
import { agendaItemOf } from '../../config/agenda-item.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { formatMeasure } from '../../figures/format-figure.ts'
import type { DashboardRow } from '../../indicators/dashboard-row.ts'
import { MEASURE_COLUMNS } from '../../indicators/dashboard-row.ts'
import { refusalReason } from '../../mail/send-once.ts'
import type { PackInput, PackSubject } from '../input/pack-input.ts'
import { listRecipients } from '../input/recipients.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding } from './finding.ts'

/** Checks the paper against the board's file and its meeting: date, agenda item, sender, and who may receive it. */
export function checkMetadata(board: BoardFile, input: PackInput, model: PackModel): GateFinding[] {
  const { paper } = model
  const differs = (what: string) =>
    holdFinding('metadata-differs', what, 'Put the board’s file and the agenda right, deploy, and release the pack.')
  const { pack, meeting } = input
  const title = (id: string) => board.roles.find(role => role.id === id)?.title ?? id
  const month = addMonths(meeting.date.slice(0, 'yyyy-mm'.length), -pack.dataMonthsBehind)
  const findings: GateFinding[] = []
  if (paper.date !== longDate(meeting.date) || paper.meetingDate !== meeting.date)
    findings.push(differs(`The paper is dated ${paper.date}, and its meeting is on ${longDate(meeting.date)}.`))
  const item = agendaItemOf(pack, meeting.date)
  if (paper.agendaItem !== item)
    findings.push(
      differs(`The paper says agenda item ${paper.agendaItem ?? 'none'}, and the board’s file says ${item ?? 'none'}.`),
    )
  if (paper.title !== pack.title)
    findings.push(differs(`The paper is called “${paper.title}”, and the board’s file calls it “${pack.title}”.`))
  if (paper.to !== board.board.name)
    findings.push(differs(`The paper is to “${paper.to}”, and the board is the ${board.board.name}.`))
  if (paper.from !== title(pack.from))
    findings.push(differs(`The paper is from “${paper.from}”, and the board’s file says ${title(pack.from)}.`))
  if (model.month !== month || model.reportedPeriod !== longMonth(month))
    findings.push(differs(`The paper reports on ${model.reportedPeriod}, and its meeting takes ${longMonth(month)}.`))
  if (model.run.edition === 'board' && paper.marking !== (pack.marking ?? null))
    findings.push(
      differs(
        `The paper is marked ${paper.marking ?? 'nothing'}, and the board’s file says ${pack.marking ?? 'nothing'}.`,
      ),
    )
  const readers = listRecipients(board, pack)
  if (readers.find(({ group }) => group === 'members')!.roles.length === 0) {
    findings.push({
      code: 'recipients-missing',
      severity: 'hold',
      what: 'The pack has nobody to go to.',
      fix: `Name roles in the list ${pack.recipients} of the board’s file.`,
    })
  }
  for (const role of readers.flatMap(({ edition, roles }) => (edition === model.run.edition ? roles : []))) {
    const refusal = refusalReason(board, { recipient: role.email, marking: paper.marking })
    if (refusal === null) continue
    findings.push({
      code: 'recipients-missing',
      severity: 'hold',
      what: `${role.title} cannot be sent this pack: ${refusal}.`,
      fix: 'Correct the address or the domains in the board’s file, or lower the marking if its originator agrees.',
    })
  }
  return findings
}

/** Checks the paper against the results that were stored when the figures changed: two ways to the same number. */
export function checkResults(subjects: readonly PackSubject[], results: readonly DashboardRow[]): GateFinding[] {
  const stored = new Map(results.map(row => [`${row.indicator}/${row.area}`, row]))
  return subjects.flatMap(({ indicator, area, row }): GateFinding[] => {
    const result = stored.get(`${indicator.id}/${area}`)
    if (result === undefined || row === null) return []
    const differing = MEASURE_COLUMNS.filter(
      column => formatMeasure(indicator, row.measures[column]) !== formatMeasure(indicator, result.measures[column]),
    )
    if (result.dataTo === row.dataTo && differing.length === 0) return []
    return [
      {
        code: 'results-differ',
        severity: 'hold',
        what: `${indicator.name}: the paper’s figures are not those that were stored when the data came (${differing.join(', ') || 'another month'}).`,
        fix: 'Send the pack’s event again once the figures have been worked out; if it stays, tell the system’s engineer.',
      },
    ]
  })
}
