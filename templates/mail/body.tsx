import type { ComponentChildren } from 'preact'
import type { Letter } from '../../shared/mail/letter.ts'
import { LetterBlock } from './blocks.tsx'
import type { LetterImage } from './render-letter.tsx'
import { MailSentence } from './sentences.tsx'
import { FONT_FAMILY, LETTER_WIDTH, THEME } from './theme.ts'

const marking = `font:bold 13px/20px ${FONT_FAMILY};letter-spacing:1px;color:${THEME.ink};text-align:center;padding:12px 0;`

const button = `display:inline-block;padding:10px 16px;border:2px solid ${THEME.ink};font:bold 16px/22px ${FONT_FAMILY};color:${THEME.ink};`

/** The visible letter: marking, heading, headline first, the blocks, the footer, marking again. */
export function LetterBody({ letter, images }: { readonly letter: Letter; readonly images: readonly LetterImage[] }) {
  return (
    <table
      role="presentation"
      class="ground"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={`width:100%;max-width:${LETTER_WIDTH}px;margin:0 auto;background-color:${THEME.paper};`}
    >
      <tbody>
        {letter.marking !== null && <Row class="ink" style={marking} children={letter.marking} />}
        <Row
          class="ink line"
          style={`border-top:3px solid ${THEME.accent};padding:18px 16px 14px 16px;font-family:${FONT_FAMILY};color:${THEME.ink};`}
        >
          <h1 class="ink" style={`margin:0;font:bold 22px/28px ${FONT_FAMILY};color:${THEME.ink};`}>
            {letter.heading}
          </h1>
        </Row>
        {letter.headline.length > 0 && (
          <Row
            class="wash line"
            style={`border-left:4px solid ${THEME.accent};padding:14px 16px 6px 16px;`}
            ground={THEME.wash}
          >
            {letter.headline.map(sentence => (
              <p class="ink" style={`margin:0 0 9px 0;font:17px/24px ${FONT_FAMILY};color:${THEME.ink};`}>
                <MailSentence sentence={sentence} />
              </p>
            ))}
          </Row>
        )}
        {(letter.links ?? []).length > 0 && (
          <Row class="ink" style="padding:14px 16px 0 16px;">
            {letter.links!.map(({ words, href }) => (
              <p style="margin:0 0 10px 0;">
                <a class="ink" href={href} style={button}>
                  {words}
                </a>
              </p>
            ))}
          </Row>
        )}
        {letter.blocks.map(block => (
          <Row class="ink" style="padding:14px 16px 0 16px;">
            <LetterBlock block={block} images={images} />
          </Row>
        ))}
        <Row class="soft" style="padding:26px 16px 14px 16px;">
          {letter.footer.map(line => (
            <p class="soft" style={`margin:0 0 6px 0;font:13px/19px ${FONT_FAMILY};color:${THEME.grey};`}>
              {line}
            </p>
          ))}
        </Row>
        {letter.marking !== null && <Row class="ink" style={marking} children={letter.marking} />}
      </tbody>
    </table>
  )
}

function Row(props: {
  readonly class: string
  readonly style: string
  readonly ground?: string
  readonly children: ComponentChildren
}) {
  const colour = props.ground === undefined ? '' : `background-color:${props.ground};`
  return (
    <tr>
      <td class={props.class} align="left" style={props.style + colour}>
        {props.children}
      </td>
    </tr>
  )
}
