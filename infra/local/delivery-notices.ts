import type { DeclaredEventDestination, DeclaredRule } from './declarations.ts'
import type { SentMail } from './mail-server.ts'
import { ACCOUNT, REGION } from './resolve-template.ts'

/**
 * What becomes of a message after the mail server has it: `ooto` is delivered and answered by an automatic reply, `soft-bounce`
 * given up because the mailbox is full, `suppressionlist` never sent; `none` where no notice ever comes.
 */
export type MailOutcome =
  | 'delivery'
  | 'bounce'
  | 'soft-bounce'
  | 'complaint'
  | 'ooto'
  | 'suppressionlist'
  | 'delay'
  | 'none'

/** SES's own test addresses have the outcome in their names; everybody else's mail arrives. */
export function simulatorOutcome(address: string): MailOutcome {
  const name = /^(bounce|complaint|ooto|suppressionlist)(\+.*)?@simulator\.amazonses\.com$/.exec(address)?.[1]
  return name === undefined ? 'delivery' : (name as MailOutcome)
}

/** Kinds of event that SES publishes, by the part of the event that describes them, with EventBridge's name for each. */
const EVENT_TYPES = {
  delivery: { eventType: 'Delivery', detailType: 'Email Delivered' },
  bounce: { eventType: 'Bounce', detailType: 'Email Bounced' },
  complaint: { eventType: 'Complaint', detailType: 'Email Complaint Received' },
  deliveryDelay: { eventType: 'DeliveryDelay', detailType: 'Email Delivery Delayed' },
} as const
type EventKind = keyof typeof EVENT_TYPES

interface MailEvent {
  readonly kind: EventKind
  /** What is particular to the kind; SES's documentation has examples of each. */
  readonly details: object
}

/** The notices that EventBridge puts into queues for a message, as the template's rules and event destinations have it. */
export function listNotices(
  mail: SentMail,
  outcomeOf: (address: string) => MailOutcome,
  {
    rules,
    eventDestinations,
  }: { rules: readonly DeclaredRule[]; eventDestinations: readonly DeclaredEventDestination[] },
): { queueArn: string; body: string }[] {
  const followed = eventDestinations
    .filter(one => one.ConfigurationSetName === mail.configurationSet)
    .flatMap(one => one.EventDestination.MatchingEventTypes)
  return mail.destinations.flatMap(address =>
    listEvents(outcomeOf(address), address, mail.at)
      .filter(({ kind }) => followed.includes(kind))
      .map(event => describeNotice(mail, event))
      .flatMap(notice =>
        rules
          .filter(rule => matches(rule.EventPattern, notice))
          .flatMap(rule => rule.Targets.map(({ Arn }) => ({ queueArn: Arn, body: JSON.stringify(notice) }))),
      ),
  )
}

function listEvents(outcome: MailOutcome, address: string, timestamp: string): MailEvent[] {
  const delivery: MailEvent = {
    kind: 'delivery',
    details: { timestamp, recipients: [address], smtpResponse: '250 2.0.0 OK' },
  }
  const bounce = (bounceType: string, bounceSubType: string, status: string, words: string): MailEvent => ({
    kind: 'bounce',
    details: {
      timestamp,
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: address, action: 'failed', status, diagnosticCode: `smtp; ${words}` }],
    },
  })
  switch (outcome) {
    case 'delivery':
      return [delivery]
    case 'bounce':
      return [bounce('Permanent', 'General', '5.1.1', '550 5.1.1 user unknown')]
    case 'soft-bounce':
      return [bounce('Transient', 'MailboxFull', '4.2.2', '452 4.2.2 mailbox full')]
    case 'ooto':
      return [
        delivery,
        {
          kind: 'bounce',
          details: {
            timestamp,
            bounceType: 'Transient',
            bounceSubType: 'General',
            bouncedRecipients: [{ emailAddress: address }],
          },
        },
      ]
    case 'suppressionlist':
      return [
        bounce(
          'Permanent',
          'OnAccountSuppressionList',
          '5.1.1',
          'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
        ),
      ]
    case 'complaint':
      return [
        delivery,
        {
          kind: 'complaint',
          details: {
            timestamp,
            complainedRecipients: [{ emailAddress: address }],
            complaintSubType: null,
            complaintFeedbackType: null,
          },
        },
      ]
    case 'delay':
      return [
        {
          kind: 'deliveryDelay',
          details: {
            timestamp,
            delayType: 'TransientCommunicationFailure',
            expirationTime: timestamp,
            delayedRecipients: [
              {
                emailAddress: address,
                status: '4.4.1',
                diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host',
              },
            ],
          },
        },
      ]
    case 'none':
      return []
  }
}

function describeNotice(mail: SentMail, { kind, details }: MailEvent) {
  const { messageId, at, source, destinations, configurationSet } = mail
  const { eventType, detailType } = EVENT_TYPES[kind]
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]] as const)
  return {
    version: '0',
    id: `${messageId}-${kind}`,
    'detail-type': detailType,
    source: 'aws.ses',
    account: ACCOUNT,
    time: at,
    region: REGION,
    resources: [`arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${configurationSet}`],
    detail: {
      eventType,
      mail: {
        timestamp: at,
        source,
        messageId,
        destination: destinations,
        tags: { 'ses:configuration-set': [configurationSet], ...Object.fromEntries(tags) },
      },
      [kind]: details,
    },
  }
}

/** EventBridge's matching, as far as exact values go: a list in the pattern allows its members. */
function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return (Array.isArray(value) ? value : [value]).some(one => pattern.includes(one))
  if (typeof pattern !== 'object' || pattern === null || typeof value !== 'object' || value === null) return false
  return Object.entries(pattern).every(([key, inner]) => matches(inner, (value as Record<string, unknown>)[key]))
}
