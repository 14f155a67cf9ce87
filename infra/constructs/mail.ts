import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import * as events from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import * as ses from 'aws-cdk-lib/aws-ses'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { DeadLetterQueue } from './work-queue.ts'

/** The outcomes of a message after SES has accepted it, as far as SES can know. */
const TRACKED_EVENTS = [
  ses.EmailSendingEvent.DELIVERY,
  ses.EmailSendingEvent.DELIVERY_DELAY,
  ses.EmailSendingEvent.BOUNCE,
  ses.EmailSendingEvent.COMPLAINT,
  ses.EmailSendingEvent.REJECT,
]

/**
 * The domain the board writes from, and the configuration set of every message: TLS is required, and a notice of each
 * message's outcome.
 */
export class BoardMail extends Construct {
  readonly from: string
  readonly identityArn: string
  readonly configurationSetArn: string
  readonly configurationSetName: string
  /** Notices that could not be put into their queue. */
  readonly noticeDeadLetterQueue: sqs.Queue
  private readonly configurationSet: ses.ConfigurationSet

  constructor(scope: Construct, id: string, { board, mail }: BoardFile) {
    super(scope, id)
    this.from = mail.from
    this.configurationSet = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.configurationSetName = this.configurationSet.configurationSetName
    if (mail.identity === 'create') this.createIdentity(mail.domain)
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
    this.identityArn = arn('identity', mail.domain)
    this.configurationSetArn = arn('configuration-set', this.configurationSetName)
    this.noticeDeadLetterQueue = new DeadLetterQueue(this, 'NoticeDeadLetters', `${board.id}-lost-delivery-notices`)
  }

  /** Kept when the stack goes: others may send from the domain by then. */
  private createIdentity(domain: string): void {
    const identity = new ses.EmailIdentity(this, 'Identity', { identity: ses.Identity.domain(domain) })
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(Stack.of(this), `DkimRecord${index + 1}`, {
        description: `CNAME to add to the DNS of ${domain}, so that receivers can tell the board's mail from forgeries`,
        value: `${name} CNAME ${value}`,
      })
    })
  }

  /** Puts a notice of every delivery, bounce, complaint and rejection into a queue, by way of EventBridge. */
  sendNoticesTo(queue: sqs.Queue): void {
    const bus = events.EventBus.fromEventBusName(this, 'DefaultBus', 'default')
    this.configurationSet.addEventDestination('Notices', {
      destination: ses.EventDestination.eventBus(bus),
      events: TRACKED_EVENTS,
    })
    new events.Rule(this, 'NoticesRule', {
      description: 'The outcome of each message, to the function that keeps the ledger',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: this.noticeDeadLetterQueue, retryAttempts: 10 })],
    })
  }
}
