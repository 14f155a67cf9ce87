/** Where CloudWatch keeps the board's own metrics; their dimension `service` is the board's id. */
export const METRICS_NAMESPACE = 'boardpack'

/** What is counted of a board's work, and the time from a file's arrival to its receipt. */
export const METRIC_NAMES = [
  'DropsAccepted',
  'DropsRejected',
  'SecondsToReceipt',
  'PacksIssued',
  'PacksHeld',
  'MailsSent',
  'MailsBounced',
  'AlertsOpened',
] as const
export type MetricName = (typeof METRIC_NAMES)[number]
