import type * as wiring from '../../functions/edge/wiring.ts'
import { addressMaker } from '../../shared/links/sign-link.ts'
import { type Message, messageId } from '../../shared/mail/message.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { dropRepository } from '../../shared/store/drops.ts'
import { episodeRepository } from '../../shared/store/episodes.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { observationRepository } from '../../shared/store/observations.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { preferenceRepository } from '../../shared/store/preferences.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { resultRepository } from '../../shared/store/results.ts'
import { memoise } from './memoise.ts'
import { contentHash, hashOf, type World } from './world.ts'

/*
 * The functions' wiring, to whichever world is under way. What draws, typesets and writes MIME is a stand-in, quick, and as
 * true to its input as the real one.
 */

let current: World
export function useWorld(world: World): void {
  current = world
}

export const board = () => current.board
export const table = () => current.table
export const dropsBucket = () => current.drops
export const packsBucket = () => current.packs
export const drops = () => dropRepository(current.table)
export const observations = () => observationRepository(current.table)
export const results = () => resultRepository(current.table)
export const episodes = () => episodeRepository(current.table)
export const registers = () => registerRepository(current.table)
export const packRuns = () => packRunRepository(current.table)
export const audit = () => auditTrail(current.table)
export const ledger = () => mailLedger(current.table)
export const preferences = () => preferenceRepository(current.table)
export const supplierSystems = () => new Map<string, string>()
const LINK_KEY = { id: 'test', secret: 'a secret of the tests alone' }
export const makeAddresses = (now: string) =>
  Promise.resolve(addressMaker('https://links.example/', current.board.board.id, LINK_KEY, now))
export const sendDependencies = () => ({
  board: current.board,
  ledger: ledger(),
  transport: current.transport,
  timing: { wait: () => Promise.resolve(), random: () => 0 },
  onSent: () => metrics().addMetric('MailsSent', 'Count', 1),
})
export const changeVisibility = () => Promise.resolve()
export const metrics = () => ({
  addMetric: (name: string, _unit: string, value: number) =>
    current.counted.set(name, (current.counted.get(name) ?? 0) + value),
  hasStoredMetrics: () => false,
})
export const runNotice = () => undefined
export const fonts = () => []
export const readAsset = () => new Uint8Array()
export const once: typeof wiring.once = make => make
/** The typesetter: `templates/pdf/render-pdf.ts`. */
export const openPdfRenderer = () => Promise.resolve(typeset)
const typeset = memoise(
  (model: object) => new TextEncoder().encode(contentHash(model)),
  model => [model],
)

/** `templates/word/report-document.ts` */
export const reportDocument = (model: object) => Promise.resolve(typeset(model))

/** `templates/workbook/tables-workbook.ts` */
export const tablesWorkbook = (model: object) => ({ xlsx: typeset(model), ods: typeset(model) })

/** `functions/edge/mail-pictures.ts` */
export const pictureRenderer = () =>
  Promise.resolve((svg: string) => ({ bytes: new TextEncoder().encode(hashOf(svg)), width: 480, height: 300 }))

/** `shared/mail/compose-mime.ts` */
export const composeMime = (message: Message) => {
  const { kind, subject, html, text, attachments } = message
  const files = attachments.map(({ filename, content }) => [filename, hashOf(content)])
  return Promise.resolve(
    new TextEncoder().encode(JSON.stringify({ id: messageId(message), kind, subject, html, text, files })),
  )
}
