/** What receive-drop hands on to compute-indicators: the drop, and what it has figures or entries of. */
export interface AcceptedManifest {
  readonly drop: string
  readonly indicators: readonly string[]
  readonly registers: readonly string[]
}
