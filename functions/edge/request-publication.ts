import { board, packsBucket } from './wiring.ts'

/** Asks for a run to be put on the public site as it now is; nothing where its pack has no public edition. */
export async function requestPublication(run: string, packId: string): Promise<void> {
  const pack = board().packs.find(({ id }) => id === packId)
  if (pack?.editions.includes('public') === true) await packsBucket().putJson(`packs/${run}/publish.json`, { run })
}
