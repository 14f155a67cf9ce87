import type { DeclaredEventDestination, DeclaredRule } from './declarations.ts'
import type { SentMail } from './mail-server.ts'
import { ACCOUNT, REGION } from './resolve-template.ts'

/** What becomes of a message after the mail server has it; `silence` where no notice ever comes. */
export type MailOutcome = 'delivery' | 'bounce' | 'complaint' | 'none'

/** SES's own test addresses meet the fate in their names; everybody else's mail arrives. */
export function simulatorOutcome(address: string): MailOutcome {
  const name = /^(bounce|complaint)(\+.*)?@simulator\.amazonses\.com$/.exec(address)?.[1]
  return name === undefined ? 'delivery' : (name as MailOutcome)
}

const DETAIL_TYPES = { delivery: 'Email Delivered', bounce: 'Email Bounced', complaint: 'Email Complaint Received' }

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
    .flatMap(one => one.EventDestination.MatchingEventTypes.map(type => type.toLowerCase()))
  return mail.destinations.flatMap(address => {
    const outcome = outcomeOf(address)
    if (outcome === 'none' || !followed.includes(outcome)) return []
    const event = describeNotice(mail, address, outcome)
    return rules
      .filter(rule => matches(rule.EventPattern, event))
      .flatMap(rule => rule.Targets.map(({ Arn }) => ({ queueArn: Arn, body: JSON.stringify(event) })))
  })
}

function describeNotice(mail: SentMail, address: string, outcome: Exclude<MailOutcome, 'none'>) {
  const { messageId, at, source, destinations, configurationSet } = mail
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]] as const)
  const details = {
    delivery: { timestamp: at, recipients: [address], smtpResponse: '250 2.0.0 OK' },
    bounce: {
      timestamp: at,
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        { emailAddress: address, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
      ],
    },
    complaint: { timestamp: at, complainedRecipients: [{ emailAddress: address }], complaintFeedbackType: 'abuse' },
  }[outcome]
  return {
    version: '0',
    id: `${messageId}-${outcome}`,
    'detail-type': DETAIL_TYPES[outcome],
    source: 'aws.ses',
    account: ACCOUNT,
    time: at,
    region: REGION,
    resources: [`arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${configurationSet}`],
    detail: {
      eventType: `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`,
      mail: {
        timestamp: at,
        source,
        messageId,
        destination: destinations,
        tags: { 'ses:configuration-set': [configurationSet], ...Object.fromEntries(tags) },
      },
      [outcome]: details,
    },
  }
}

/** EventBridge's matching, as far as exact values go: a list in the pattern allows its members. */
function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return (Array.isArray(value) ? value : [value]).some(one => pattern.includes(one))
  if (typeof pattern !== 'object' || pattern === null || typeof value !== 'object' || value === null) return false
  return Object.entries(pattern).every(([key, inner]) => matches(inner, (value as Record<string, unknown>)[key]))
}
