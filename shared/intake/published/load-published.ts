import type { FigureContext } from '../figures/context.ts'
import type { PublishedTable } from './find-published.ts'

/** The reader of published tables is loaded when one comes: few boards have them. */
export async function readAsPublished(context: FigureContext, tables: readonly PublishedTable[]): Promise<void> {
  const { readPublished } = await import('./read-published.ts')
  readPublished(context, tables)
}
