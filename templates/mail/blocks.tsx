import type { Chart } from '../../shared/document/chart.ts'
import type { Block } from '../../shared/document/document.ts'
import { chartNotes } from '../../shared/document/walk.ts'
import { safeMarkup } from '../safe-markup.ts'
import type { LetterImage } from './render-letter.tsx'
import { MailSentence, MailSentences } from './sentences.tsx'
import { MailTable } from './table.tsx'
import { FONT_FAMILY, LETTER_WIDTH, THEME } from './theme.ts'

const text = `margin:0;font:16px/24px ${FONT_FAMILY};color:${THEME.ink};overflow-wrap:anywhere;`
const small = `margin:6px 0 0 0;font:13px/19px ${FONT_FAMILY};color:${THEME.grey};`
const bold = `margin:0;font:bold 16px/22px ${FONT_FAMILY};color:${THEME.ink};`
/** The width that the letter's padding leaves for a picture. */
const INNER_WIDTH = LETTER_WIDTH - 32

/** One block of a letter as mail markup. */
export function LetterBlock({ block, images }: { readonly block: Block; readonly images: readonly LetterImage[] }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class="ink" style={text}>
          {block.number === undefined ? '' : `${block.number} `}
          <MailSentences sentences={block.sentences} />
        </p>
      )
    case 'list':
      return (
        <ul class="ink" style={`${text}padding:0 0 0 22px;`}>
          {block.items.map(item => (
            <li style="margin:0 0 4px 0;">
              <MailSentence sentence={item} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <MailTable table={block.table} />
    case 'chart':
      return <MailChart chart={block.chart} image={images.find(image => image.chart === block.chart.id) ?? null} />
    case 'facts':
      return (
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tbody>
            {block.facts.map(fact => (
              <tr>
                <td
                  class="soft line"
                  width="150"
                  style={`vertical-align:top;font:14px/20px ${FONT_FAMILY};color:${THEME.grey};padding:5px 12px 5px 0;border-top:1px solid ${THEME.hairline};`}
                >
                  {fact.term}
                </td>
                <td
                  class="ink line"
                  style={`vertical-align:top;font:14px/20px ${FONT_FAMILY};color:${THEME.ink};padding:5px 0;border-top:1px solid ${THEME.hairline};overflow-wrap:anywhere;word-break:break-word;`}
                >
                  <MailSentence sentence={fact.words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'callout':
      return (
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tbody>
            <tr>
              <td
                class="wash ink"
                style={`background-color:${THEME.wash};border-left:4px solid ${block.tone === 'alert' ? THEME.concern : THEME.grey};padding:10px 14px;`}
              >
                <p class={block.tone === 'alert' ? 'concern' : 'ink'} style={calloutHeading(block.tone)}>
                  {block.heading}
                </p>
                {block.sentences.length > 0 && (
                  <p class="ink" style={text}>
                    <MailSentences sentences={block.sentences} />
                  </p>
                )}
              </td>
            </tr>
          </tbody>
        </table>
      )
    case 'quote':
      return (
        <div class="line" style={`border-left:4px solid ${THEME.rule};padding:0 0 0 14px;`}>
          <div class="ink" style={text} dangerouslySetInnerHTML={{ __html: safeMarkup(block.html) }} />
          <p class="soft" style={small}>
            {block.by}, {block.on}
          </p>
        </div>
      )
  }
}

function calloutHeading(tone: string): string {
  return tone === 'alert' ? bold.replace(THEME.ink, THEME.concern) : bold
}

/** Title and text always; the picture when it is attached. Nothing is lost with pictures off. */
function MailChart({ chart, image }: { readonly chart: Chart; readonly image: LetterImage | null }) {
  if (image === null) {
    return (
      <>
        <p class="ink" style={bold}>
          {chart.title}
        </p>
        <p class="soft" style={small}>
          {chart.alternative}
        </p>
      </>
    )
  }
  const width = Math.min(image.width, INNER_WIDTH)
  const height = Math.round((image.height * width) / image.width)
  return (
    <>
      <img
        src={`cid:${image.cid}`}
        width={width}
        height={height}
        alt={`${chart.title}. ${chart.alternative}`}
        style={`display:block;width:100%;max-width:${width}px;height:auto;border:0;background-color:${THEME.paper};font:14px/20px ${FONT_FAMILY};color:${THEME.ink};`}
      />
      {chartNotes(chart).map(note => (
        <p class="soft" style={small}>
          {note}
        </p>
      ))}
    </>
  )
}
