import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { renderIcon } from '../shared/charts/icons.ts'
import { renderChart } from '../shared/charts/trend-chart.ts'
import type { Section } from '../shared/document/document.ts'
import { ICON_NAMES } from '../shared/document/table.ts'
import { renderLetter } from '../templates/mail/render-letter.tsx'
import { renderDocument } from '../templates/pack/pack.tsx'
import { HARD_CHARTS } from './given/hard-charts.ts'
import { dashboardTable, EXCERPT, sampleModel } from './given/sample-model.ts'

/**
 * Writes out/gallery: every chart and page kind with hard cases, to be looked at on a desk, on a phone and in print.
 * `index.html` holds the charts and icons, `pack.html` a whole paper, `mail.html` and `mail.txt` a letter.
 */
function writeGallery(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(resolve(folder, name), text)
  const model = sampleModel()
  const dashboard = dashboardTable('Offenders', EXCERPT)
  write('pack.html', renderDocument(model, 'data-pack'))
  write(
    'index.html',
    renderDocument({ ...model, sections: chartSections(), appendices: [iconSection()], figures: {} }, 'data-pack'),
  )
  for (const { chart } of HARD_CHARTS) write(`${chart.id}.svg`, renderChart(chart, { form: 'mail' }))
  for (const icon of ICON_NAMES) write(`icon-${icon}.svg`, renderIcon(icon, icon))
  const { html, text } = renderLetter(
    {
      subject: 'OFFICIAL: a letter',
      preheader: 'The headline',
      marking: 'OFFICIAL',
      heading: model.paper.title,
      headline: model.headline,
      blocks: [
        { kind: 'table', table: dashboard },
        ...HARD_CHARTS.map(({ chart }) => ({ kind: 'chart' as const, chart })),
      ],
      footer: ['Why you get this, who to ask, how to stop it.'],
    },
    { images: [] },
  )
  write('mail.html', html)
  write('mail.txt', text)
}

function chartSections(): Section[] {
  return HARD_CHARTS.map(({ what, chart }, i) => ({
    id: `hard-${i + 1}`,
    number: String(i + 1),
    heading: `${what.charAt(0).toUpperCase()}${what.slice(1)}`,
    blocks: [{ kind: 'chart', chart }],
    sections: [],
  }))
}

function iconSection(): Section {
  return {
    id: 'icons',
    number: 'A',
    heading: 'Icons',
    sections: [],
    blocks: [
      {
        kind: 'table',
        table: {
          id: 'icons',
          caption: 'Every icon beside its name',
          columns: [
            { key: 'name', heading: 'Name', kind: 'text' },
            { key: 'icon', heading: 'Icon', kind: 'icon' },
          ],
          rows: ICON_NAMES.map(icon => [
            { kind: 'text', text: icon },
            { kind: 'icon', icon, word: icon.replaceAll('-', ' ') },
          ]),
          notes: [],
        },
      },
    ],
  }
}

writeGallery(resolve(import.meta.dirname, '../out/gallery'))
