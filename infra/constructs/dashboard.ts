import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { METRICS_NAMESPACE, type MetricName } from '../../shared/operations/metrics.ts'

/** What is watched of one function and its queues. */
export interface WatchedFunction {
  readonly name: string
  /** Attempts that failed. */
  readonly failed: cloudwatch.IMetric
  /** Age of the oldest message that waits, in seconds. */
  readonly waiting: cloudwatch.IMetric
  /** Messages that were given up. */
  readonly givenUp: cloudwatch.IMetric
}

export interface BoardDashboardProps {
  /** The board's id. */
  readonly board: string
  readonly functions: readonly WatchedFunction[]
}

const DAY = Duration.days(1)
const HALF_WIDTH = 12

/** What the board's own work comes to, and what fails or waits, on one page of CloudWatch. */
export class BoardDashboard extends Construct {
  constructor(scope: Construct, id: string, { board, functions }: BoardDashboardProps) {
    super(scope, id)
    const count = (metricName: MetricName, label: string, statistic: string = cloudwatch.Stats.SUM) =>
      new cloudwatch.Metric({
        namespace: METRICS_NAMESPACE,
        metricName,
        dimensionsMap: { service: board },
        statistic,
        period: DAY,
        label,
      })
    const graph = (title: string, left: cloudwatch.IMetric[]) =>
      new cloudwatch.GraphWidget({ title, left, width: HALF_WIDTH, leftYAxis: { min: 0 } })
    const page = new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: `boardpack-${board}`,
      defaultInterval: Duration.days(28),
    })
    page.addWidgets(
      graph('Files a day', [count('DropsAccepted', 'accepted'), count('DropsRejected', 'rejected')]),
      graph('Seconds from a file to its receipt', [
        count('SecondsToReceipt', 'half of them within', cloudwatch.Stats.percentile(50)),
        count('SecondsToReceipt', 'slowest', cloudwatch.Stats.MAXIMUM),
      ]),
      graph('Packs a day', [count('PacksIssued', 'issued'), count('PacksHeld', 'held')]),
      graph('Mails a day', [count('MailsSent', 'sent'), count('MailsBounced', 'bounced')]),
      graph('Alerts opened a day', [count('AlertsOpened', 'opened')]),
      graph(
        'Failed attempts',
        functions.map(({ failed }) => failed),
      ),
      graph(
        'Seconds that the oldest work has waited',
        functions.map(({ waiting }) => waiting),
      ),
      graph(
        'Messages given up: boardpack replay',
        functions.map(({ givenUp }) => givenUp),
      ),
    )
    const { region } = Stack.of(this)
    new CfnOutput(Stack.of(this), 'DashboardUrl', {
      description: 'Drops, packs, mails and alerts day by day; what fails and what waits',
      value: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/boardpack-${board}`,
    })
  }
}
