import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { MetricName } from '../../shared/operations/metrics.ts'
import { metrics } from './wiring.ts'

/** Adds to a count of the board's work, or records a duration in seconds. */
export function recordMetric(name: MetricName, value = 1): void {
  metrics().addMetric(name, name === 'SecondsToReceipt' ? MetricUnit.Seconds : MetricUnit.Count, value)
}

/** Writes down what was recorded in this invocation. */
export function publishMetrics(): void {
  if (metrics().hasStoredMetrics()) metrics().publishStoredMetrics()
}
