import { describe, expect, it } from 'vitest'
import { dashboardRow } from '../../../shared/indicators/dashboard-row.ts'
import { checkAgainstData } from '../../../shared/packs/gate/check-against-data.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { indicator, seriesOf, storedObservation } from '../../indicators/indicator-fixtures.ts'
import { holdFinding, INFORMATION_SHEET, PAPER, stored, TABLE, text, withTable } from './small-paper.ts'

const burglary = indicator({ id: 'burglary', name: 'Burglary' })
const series = seriesOf(storedObservation('2018-02', 150), storedObservation('2018-03', 139))
const subject = {
  indicator: burglary,
  area: 'force',
  areaName: 'Force',
  isWhole: true,
  series,
  row: dashboardRow(burglary, 'force', series),
}
const withFigure = (measure: string, printed: string): PackModel => {
  const figure = stored(measure, 140, printed)
  return { ...PAPER, figures: { ...PAPER.figures, [figure.ref]: figure } }
}

describe('a paper worked out again from its data', () => {
  it('says the same', () => {
    expect(checkAgainstData([subject], PAPER)).toEqual([])
    expect(checkAgainstData([subject], withFigure('minus_1_year', 'n/a'))).toEqual([])
  })

  it.each([
    ['current', '140', '139'],
    ['minus_1_year', '140', 'n/a'],
    ['month 2018-02', '151', '150'],
    ['month 2018-03', '140', '139'],
  ])('is held where its %s is printed as %s', (measure, printed, expected) => {
    expect(checkAgainstData([subject], withFigure(measure, printed))).toEqual([
      holdFinding(
        'figure-contradicts',
        `Burglary: the paper prints ${printed} for ${measure}, and its data gives ${expected}.`,
      ),
    ])
  })

  it('is not compared where the data has no figure', () => {
    expect(checkAgainstData([{ ...subject, row: null }], withFigure('current', '140'))).toEqual([])
  })

  it.each([
    ['information-sheet', 'March 2018', null],
    ['information-sheet', 'February 2018', 'February 2018'],
    ['information-sheet', 'Mar-18', 'Mar-18'],
    ['information-sheet-2', 'February 2018', null],
    ['the-information-sheet', 'February 2018', null],
    ['dashboard-victims', 'Mar-18', null],
    ['dashboard-victims', 'Feb-18', 'Feb-18'],
    ['dashboard-victims', 'March 2018', 'March 2018'],
    ['a-dashboard-of', 'Feb-18', null],
  ])('says in the table %s how far the data reaches: %s', (id, words, wrong) => {
    const rows = [
      [text('Robbery'), text('Jan-18')],
      [text('Burglary'), text(words)],
    ]
    const paper = withTable({ id, rows }, INFORMATION_SHEET)
    expect(checkAgainstData([subject], paper)).toEqual(
      wrong === null
        ? []
        : [
            holdFinding(
              'figure-contradicts',
              `Burglary: the paper says that its data reaches ${wrong}, and it reaches March 2018.`,
            ),
          ],
    )
    expect(checkAgainstData([{ ...subject, row: null }], paper)).toEqual([])
  })

  it('may have a table that does not say it, or says it in a figure', () => {
    expect(checkAgainstData([subject], withTable({ id: 'dashboard-victims' }, TABLE))).toEqual([])
    const [name, figure] = [text('Burglary'), TABLE.rows[0]![1]!]
    expect(
      checkAgainstData([subject], withTable({ id: 'dashboard-a', rows: [[name, figure]] }, INFORMATION_SHEET)),
    ).toEqual([])
    expect(
      checkAgainstData([subject], withTable({ id: 'dashboard-a', rows: [[figure, name]] }, INFORMATION_SHEET)),
    ).toEqual([])
    expect(checkAgainstData([subject], withTable({ id: 'dashboard-a', rows: [[]] }, INFORMATION_SHEET))).toEqual([])
  })
})
