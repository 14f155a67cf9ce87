import { expect, it } from 'vitest'
import type { Chart } from '../../../shared/document/document.ts'
import { listCharts } from '../../../shared/document/walk.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { suppressedChart } from '../../../shared/packs/suppression/suppressed-subject.ts'
import { samplePack } from '../sample-pack.ts'

it('a chart whose months are held back says nothing of a level, a range or a verdict, in lines as in words', async () => {
  const model = buildPackModel(await samplePack('performance'))
  const charts = listCharts(model.appendices.find(({ id }) => id === 'indicators')!.sections)
  const judged = charts.filter(({ alternative }) => /Level: /.test(alternative))
  expect(judged.length).toBeGreaterThan(30)
  for (const chart of judged) {
    const { lines, points, alternative, notes }: Chart = suppressedChart(chart)
    expect(lines.every(({ kind }) => kind === 'target')).toBe(true)
    expect(points.every(({ mark, signal }) => mark === 'none' && signal === 'none')).toBe(true)
    expect(`${alternative} ${notes.join(' ')}`).not.toMatch(/Level|range|expected|higher than|lower than|special cause/)
    const latest = chart.points.findLast(({ value }) => value !== null)!
    expect(alternative).toContain(latest.printed)
  }
})
