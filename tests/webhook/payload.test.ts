import { describe, expect, test } from 'vitest'
import { alertsMessage, packMessage, withdrawalMessage } from '../../shared/webhook/channel-messages.ts'
import { PAYLOADS } from '../../shared/webhook/payload.ts'

const message = {
  cause: 'pack a 1',
  overtakenBy: null,
  marking: 'OFFICIAL',
  title: 'Board, Report, May 2018',
  lines: ['Burglary rose [sharply] in <South> & *East*.', '<!channel> @here'],
}

describe('what Teams is sent', () => {
  test('is one Adaptive Card, as a workflow takes it', () => {
    expect(PAYLOADS.teams(message)).toEqual({
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
              { type: 'TextBlock', text: 'OFFICIAL', wrap: true, isSubtle: true },
              { type: 'TextBlock', text: 'Board, Report, May 2018', wrap: true, size: 'Medium', weight: 'Bolder' },
              { type: 'TextBlock', text: String.raw`Burglary rose \[sharply\] in \<South\> & \*East\*.`, wrap: true },
              { type: 'TextBlock', text: String.raw`\<!channel\> @here`, wrap: true },
            ],
          },
        },
      ],
    })
  })
})

describe('what Slack is sent', () => {
  test('is text for notifications and blocks of plain text, in which nothing is markup', () => {
    expect(PAYLOADS.slack(message)).toEqual({
      text: 'OFFICIAL: Board, Report, May 2018',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Board, Report, May 2018', emoji: false } },
        { type: 'section', text: { type: 'plain_text', text: 'OFFICIAL', emoji: false } },
        { type: 'section', text: { type: 'plain_text', text: message.lines[0], emoji: false } },
        { type: 'section', text: { type: 'plain_text', text: message.lines[1], emoji: false } },
      ],
    })
    expect(PAYLOADS.slack({ ...message, title: 'a <!channel> & b' })).toMatchObject({
      text: 'OFFICIAL: a &lt;!channel&gt; &amp; b',
    })
  })

  test('is no longer than Slack takes', () => {
    const { blocks } = PAYLOADS.slack({ ...message, title: 'x'.repeat(400), lines: ['y'.repeat(9000)] }) as {
      blocks: { text: { text: string } }[]
    }
    expect(blocks.map(({ text }) => text.text.length)).toEqual([150, 8, 3000])
  })
})

describe('what a channel is told', () => {
  const markings = {
    levels: ['OFFICIAL', 'OFFICIAL-SENSITIVE'],
    restricted: ['OFFICIAL-SENSITIVE'],
    public: 'OFFICIAL',
  }
  const letter = (marking: string | null) => ({
    subject: `${marking === null ? '' : `${marking}: `}Board, Report, March 2018, version 1`,
    headline: [['Crime fell.']],
    marking,
  })

  test('of a pack is its subject and its headline', () => {
    expect(packMessage({ markings }, { run: 'r', version: 2, letter: letter('OFFICIAL') })).toEqual({
      cause: 'pack r 2',
      overtakenBy: 'withdrawn r',
      marking: 'OFFICIAL',
      title: 'Board, Report, March 2018, version 1',
      lines: ['Crime fell.', 'Its readers have it by mail.'],
    })
  })

  test('of a version that corrects another is which, and why, before its headline', () => {
    const correction = { ofVersion: 1, issuedOn: '3 May 2018', because: 'Burglary was counted twice' }
    expect(packMessage({ markings }, { run: 'r-v2', version: 2, letter: letter(null), correction })?.lines).toEqual([
      'Corrected: it takes the place of version 1, issued on 3 May 2018. Burglary was counted twice.',
      'Crime fell.',
      'Its readers have it by mail.',
    ])
  })

  test('of a pack that is withdrawn is that, and why, under the marking of the pack', () => {
    const given = { subject: 'Withdrawn: Board, Report', headline: [['Please do not use this pack any more.']] }
    expect(withdrawalMessage('r', { marking: 'OFFICIAL' }, given, 'It has an old table')).toEqual({
      cause: 'withdrawn r',
      overtakenBy: null,
      marking: 'OFFICIAL',
      title: 'Withdrawn: Board, Report',
      lines: ['Why: It has an old table.', 'Please do not use this pack any more.', 'Its readers have this by mail.'],
    })
  })

  test('is nothing of a pack with a marking that not every domain may get', () => {
    expect(packMessage({ markings }, { run: 'r', version: 1, letter: letter('OFFICIAL-SENSITIVE') })).toBeNull()
  })

  test('of the alerts of a day is what changed, once a day', () => {
    const digest = {
      heading: 'Significant changes',
      headline: [['Two rose.']],
      preheader: 'Burglary; Fraud',
      marking: null,
    }
    expect(alertsMessage('2018-05-04', digest)).toMatchObject({
      cause: 'alerts 2018-05-04',
      title: 'Significant changes',
      lines: ['Two rose.', 'Burglary; Fraud', 'Owners and readers have it by mail, 4 May 2018.'],
    })
  })
})
