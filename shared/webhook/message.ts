/** What a channel is told: an issued or a withdrawn pack, or the alerts of a day. No name or address of a person is in it. */
export interface ChannelMessage {
  /** What it is about; posted once: `pack performance-2018-05-10 1`, `withdrawn performance-2018-05-10`, `alerts 2018-05-04`. */
  readonly cause: string
  /** Cause of a message after which this one is posted no more: that the pack was withdrawn. Null for none. */
  readonly overtakenBy: string | null
  readonly marking: string | null
  readonly title: string
  /** Paragraphs of plain text. */
  readonly lines: readonly string[]
}
