/** What a channel is told: an issued pack, or the alerts of a day. No name or address of a person is in it. */
export interface ChannelMessage {
  /** What it is about; the same words are posted once: `pack performance-2018-05-10 1`, `alerts 2018-05-04`. */
  readonly cause: string
  readonly marking: string | null
  readonly title: string
  /** Paragraphs of plain text. */
  readonly lines: readonly string[]
}
