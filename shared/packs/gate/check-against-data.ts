import { longMonth, shortMonth } from '../../calendar/month.ts'
import type { Table } from '../../document/document.ts'
import { listTables } from '../../document/walk.ts'
import { MEASURE_COLUMNS } from '../../indicators/dashboard-row.ts'
import { measureMonths } from '../../indicators/measure.ts'
import { printMeasure } from '../../indicators/print-figure.ts'
import type { PackModel } from '../model.ts'
import type { Subject } from '../pack-input.ts'
import { type GateFinding, hold, OURS } from './finding.ts'

/** Checks the paper against the data it is made from: every column and month worked out again, and how far each is said to reach. */
export function checkAgainstData(subjects: readonly Subject[], model: PackModel): GateFinding[] {
  return [...subjects.flatMap(subject => checkMeasures(subject, model)), ...checkReach(subjects, model)]
}

function checkMeasures({ indicator, area, series, row }: Subject, model: PackModel): GateFinding[] {
  if (row === null) return []
  const columns = MEASURE_COLUMNS.map(column => [column, row.measures[column]] as const)
  const months = [...series.keys()].map(month => [`month ${month}`, measureMonths(indicator, series, [month])] as const)
  return [...columns, ...months].flatMap(([name, measure]): GateFinding[] => {
    const stored = model.figures[`${indicator.id}/${area}/${name}`]
    const due = printMeasure(indicator, measure)
    if (stored === undefined || stored.printed === due) return []
    const what = `${indicator.name}: the paper prints ${stored.printed} for ${name}, and its data gives ${due}.`
    return [hold('figure-contradicts', what, OURS)]
  })
}

/** Tables that say how far an indicator's data reaches, and how they write a month. */
const REACH = [
  { table: /^information-sheet$/, write: longMonth },
  { table: /^dashboard-/, write: shortMonth },
] as const

function checkReach(subjects: readonly Subject[], model: PackModel): GateFinding[] {
  const reach = new Map(subjects.flatMap(({ indicator, row }) => (row === null ? [] : [[indicator.name, row.dataTo]])))
  const tables = listTables([...model.sections, ...model.appendices])
  return REACH.flatMap(({ table: name, write }) =>
    tables
      .filter(({ id }) => name.test(id))
      .flatMap(table => rowsOf(table))
      .flatMap(([indicator, said]): GateFinding[] => {
        const dataTo = reach.get(indicator)
        if (dataTo === undefined || said === write(dataTo)) return []
        const what = `${indicator}: the paper says that its data reaches ${said}, and it reaches ${longMonth(dataTo)}.`
        return [hold('figure-contradicts', what, OURS)]
      }),
  )
}

function rowsOf({ columns, rows }: Table): [indicator: string, dataTo: string][] {
  const at = columns.findIndex(({ key }) => key === 'data_to')
  return rows.flatMap(row => {
    const [name, said] = [row[0], row[at]]
    return name?.kind === 'text' && said?.kind === 'text' ? [[name.text, said.text]] : []
  })
}
