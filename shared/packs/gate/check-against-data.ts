import { longMonth, shortMonth } from '../../calendar/month.ts'
import type { Table } from '../../document/table.ts'
import { listTables } from '../../document/walk.ts'
import { formatMeasure } from '../../figures/format-figure.ts'
import { MEASURE_COLUMNS } from '../../indicators/dashboard-row.ts'
import { measureMonths } from '../../indicators/measure.ts'
import type { PackSubject } from '../input/pack-input.ts'
import { allSections } from '../model/documents.ts'
import type { PackModel } from '../model/pack-model.ts'
import { type GateFinding, holdFinding, SYSTEM_FAULT_FIX } from './finding.ts'

/** Checks the paper against the data it is made from: every column and month worked out again, and how far each is said to reach. */
export function checkAgainstData(subjects: readonly PackSubject[], model: PackModel): GateFinding[] {
  return [...subjects.flatMap(subject => checkMeasures(subject, model)), ...checkDataTo(subjects, model)]
}

function checkMeasures({ indicator, area, series, row }: PackSubject, model: PackModel): GateFinding[] {
  if (row === null) return []
  const columns = MEASURE_COLUMNS.map(column => [column, row.measures[column]] as const)
  const months = [...series.keys()].map(month => [`month ${month}`, measureMonths(indicator, series, [month])] as const)
  return [...columns, ...months].flatMap(([name, measure]): GateFinding[] => {
    const stored = model.figures[`${indicator.id}/${area}/${name}`]
    const expected = formatMeasure(indicator, measure)
    if (stored === undefined || stored.printed === expected) return []
    const what = `${indicator.name}: the paper prints ${stored.printed} for ${name}, and its data gives ${expected}.`
    return [holdFinding('figure-contradicts', what, SYSTEM_FAULT_FIX)]
  })
}

/** Tables that say how far an indicator's data reaches, and how they write a month. */
const DATA_TO_TABLES = [
  { table: /^information-sheet$/, write: longMonth },
  { table: /^dashboard-/, write: shortMonth },
] as const

function checkDataTo(subjects: readonly PackSubject[], model: PackModel): GateFinding[] {
  const lastMonths = new Map(
    subjects.flatMap(({ indicator, row }) => (row === null ? [] : [[indicator.name, row.dataTo]])),
  )
  const tables = listTables(allSections(model))
  return DATA_TO_TABLES.flatMap(({ table: name, write }) =>
    tables
      .filter(({ id }) => name.test(id))
      .flatMap(table => rowsOf(table))
      .flatMap(([indicator, printedDataTo]): GateFinding[] => {
        const dataTo = lastMonths.get(indicator)
        if (dataTo === undefined || printedDataTo === write(dataTo)) return []
        const what = `${indicator}: the paper says that its data reaches ${printedDataTo}, and it reaches ${longMonth(dataTo)}.`
        return [holdFinding('figure-contradicts', what, SYSTEM_FAULT_FIX)]
      }),
  )
}

function rowsOf({ columns, rows }: Table): [indicator: string, dataTo: string][] {
  const at = columns.findIndex(({ key }) => key === 'data_to')
  return rows.flatMap(row => {
    const [name, printedDataTo] = [row[0], row[at]]
    return name?.kind === 'text' && printedDataTo?.kind === 'text' ? [[name.text, printedDataTo.text]] : []
  })
}
