import type { BoardFile } from '../config/schema/index.ts'
import type { ChannelMessage } from './message.ts'

type Format = NonNullable<BoardFile['webhook']>['format']

/** Slack takes no more in one section, and no more in a header. */
const SLACK_SECTION = 3000
const SLACK_HEADER = 150

/** A message as the body that a channel's webhook takes: an Adaptive Card for Teams (Workflows), text and blocks for Slack. */
export const PAYLOADS: Readonly<Record<Format, (message: ChannelMessage) => object>> = {
  teams: ({ marking, title, lines }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            ...(marking === null ? [] : [textBlock(marking, { isSubtle: true })]),
            textBlock(title, { size: 'Medium', weight: 'Bolder' }),
            ...lines.map(line => textBlock(line)),
          ],
        },
      },
    ],
  }),
  slack: ({ marking, title, lines }) => ({
    text: escapeSlack([marking, title].filter(part => part !== null).join(': ')),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, SLACK_HEADER), emoji: false } },
      ...[...(marking === null ? [] : [marking]), ...lines].map(line => ({
        type: 'section',
        text: { type: 'plain_text', text: cut(line, SLACK_SECTION), emoji: false },
      })),
    ],
  }),
}

/** A text block takes a part of Markdown: signs that would be read as such stand for themselves. */
const textBlock = (text: string, more: object = {}) => ({
  type: 'TextBlock',
  text: text.replaceAll(/[\\`*_[\]()#~<>|]/g, String.raw`\$&`),
  wrap: true,
  ...more,
})

/** The three signs that Slack reads as markup, in the text that notifications show: `<!channel>` would call everybody. */
const escapeSlack = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const cut = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)
