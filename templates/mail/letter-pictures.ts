import type { Picture } from '../../shared/charts/png.ts'
import { renderChart } from '../../shared/charts/trend-chart.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import type { Attachment } from '../../shared/mail/message.ts'
import type { LetterImage } from './render-letter.tsx'

/**
 * The charts of a letter as PNG pictures that the mail carries inside itself and shows in its body (`cid:`): mail programs show neither
 * SVG nor, unless asked, pictures from elsewhere. Title and alternative text stay in both parts of the mail for who sees no pictures.
 *
 * @param draw an SVG as a picture
 */
export function drawLetterCharts(
  letter: Letter,
  draw: (svg: string) => Picture,
): { readonly images: LetterImage[]; readonly attachments: Attachment[] } {
  const drawn = letter.blocks.flatMap(block =>
    block.kind === 'chart'
      ? [{ id: block.chart.id, cid: `${block.chart.id}@pictures`, ...draw(renderChart(block.chart, { form: 'mail' })) }]
      : [],
  )
  return {
    images: drawn.map(({ id, cid, width, height }) => ({ chart: id, cid, width, height })),
    attachments: drawn.map(({ id, cid, bytes }) => ({
      filename: `${id}.png`,
      contentType: 'image/png',
      content: bytes,
      cid,
    })),
  }
}
