import { describe, expect, it } from 'vitest'
import { renderChart } from '../../shared/charts/trend-chart.ts'
import { chartOf, HARD_CHARTS, level, limits, pointsEnding } from '../given/hard-charts.ts'

const wide = (chart: Parameters<typeof renderChart>[0]) => renderChart(chart, { form: 'wide' })
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1])
const chartNamed = (id: string) => HARD_CHARTS.find(chartCase => chartCase.chart.id === id)!.chart

describe('every hard chart', () => {
  for (const { what, chart } of HARD_CHARTS) {
    for (const form of ['wide', 'narrow', 'mail'] as const) {
      it(`${what}, ${form}: numbers only, the same bytes twice, named and described`, () => {
        const svg = renderChart(chart, { form })
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
        expect(renderChart(chart, { form })).toBe(svg)
        expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="chart-[a-z-]+-t chart-[a-z-]+-d"/)
        expect(svg).toContain(chart.alternative.replaceAll("'", '&#39;'))
      })
    }
  }
})

describe('what a reader sees', () => {
  it('the latest value with its month, beside the plot', () => {
    expect(words(wide(chartNamed('concern')))).toContain('124 Mar-18')
  })

  it('the latest known value where the last month is missing', () => {
    expect(words(wide(chartNamed('gaps')))).toContain('85 Feb-18')
  })

  it('mean, limits and target with their values', () => {
    expect(words(wide(chartNamed('concern')))).toEqual(
      expect.arrayContaining(['Mean 85', 'Upper limit 109', 'Lower limit 61']),
    )
    expect(words(wide(chartNamed('target')))).toContain('Target 94%')
  })

  it('where the scale starts when it does not start at zero', () => {
    expect(words(wide(chartNamed('huge')))).toContain('pounds a month (scale starts at 105,000,000)')
    expect(words(wide(chartNamed('concern')))).toContain('offences a month')
  })

  it('that there are no figures', () => {
    expect(words(wide(chartNamed('all-missing')))).toContain('No figures from April 2017 to March 2018')
    expect(words(wide(chartNamed('no-points')))).toContain('No figures')
    expect(words(wide(chartNamed('gaps'))).filter(text => text === 'no figures')).toHaveLength(2)
  })

  it('why a new level counts', () => {
    const reason = words(wide(chartNamed('after-rebase'))).join(' ')
    expect(reason).toContain('New level from Oct-17: burglary is recorded as residential, sheds and garages included')
    expect(reason).toContain('New level from Feb-18: move to a new crime system')
  })

  it('what the signs mean, only of those that are there', () => {
    expect(words(wide(chartNamed('concern')))).toContain('significantly outside it: a concern')
    expect(words(wide(chartNamed('target')))).toContain('significantly outside it: an improvement')
    expect(words(wide(chartNamed('seasonal')))).toContain('significantly outside it: neither good nor bad')
    expect(words(wide(chartNamed('sixty-months')))).toContain('estimated')
    expect(wide(chartNamed('one-point'))).not.toMatch(/outside|estimated/)
  })

  it('a minus sign for negative values', () => {
    expect(words(wide(chartNamed('negative')))).toContain('−20')
  })

  it('whole numbers on the axis of a small count', () => {
    expect(words(wide(chartNamed('zeros'))).filter(text => text?.includes('.'))).toEqual([])
  })
})

describe('the line', () => {
  const path = (svg: string) => /<path d="([^"]*)" fill="none" stroke="#68727d" stroke-width="1.4"/.exec(svg)?.[1] ?? ''

  it('is broken at a month without a figure', () => {
    const points = pointsEnding('2018-03', [1, 2, null, 4, 5])
    expect(path(wide(chartOf('broken', 'Broken', { points }))).match(/M/g)).toHaveLength(2)
  })

  it('is broken at a month that is not among the points', () => {
    const points = pointsEnding('2018-03', [1, 2, 3, 4, 5]).filter(point => point.month !== '2018-01')
    expect(path(wide(chartOf('absent', 'Absent', { points }))).match(/M/g)).toHaveLength(2)
  })

  it('is not drawn for one point', () => {
    expect(path(wide(chartNamed('one-point')))).toBe('')
  })
})

describe('labels beside the plot', () => {
  it('never overlap, even where everything lies together', () => {
    for (const { chart } of HARD_CHARTS) {
      const svg = wide(chart)
      const heights = [...svg.matchAll(/<text x="624" y="([\d.]+)"/g)].map(match => Number(match[1]))
      heights.sort((a, b) => a - b)
      for (const [i, height] of heights.entries()) {
        if (i > 0) expect(height - heights[i - 1]!, chart.id).toBeGreaterThan(13)
      }
    }
  })

  it('keep the value of a long label', () => {
    const long = level('target', '2017-01', '2018-03', 90, `Target ${'set by the Commissioner '.repeat(9)}90%`)
    const points = pointsEnding('2018-03', Array<number>(15).fill(80))
    expect(words(wide(chartOf('long', 'Long', { points, lines: [long] })))).toContain('… 90%')
  })
})

it('escapes everything that was typed', () => {
  const hostile = '<script>alert(1)</script>"\'&\u0000'
  const chart = chartOf(hostile, hostile, {
    subtitle: hostile,
    unit: hostile,
    points: [{ month: '2018-03', value: 1, printed: hostile, marks: [], signal: 'concern' }],
    lines: [...limits('2018-03', '2018-03', 5, 2), level('target', '2018-03', '2018-03', 3, hostile)],
    rebases: [{ month: '2018-03', reason: hostile }],
    alternative: hostile,
  })
  for (const form of ['wide', 'narrow', 'mail'] as const) {
    expect(renderChart(chart, { form })).not.toMatch(/<script|\u0000/)
  }
})
