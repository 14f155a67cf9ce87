/** What a built pack is handed on as: the run, and the editions that lie beside it. */
export interface IssueManifest {
  readonly run: string
  readonly version: number
  readonly editions: readonly string[]
}
