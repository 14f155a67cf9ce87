import { type ConfigFault, printPath } from '../config-fault.ts'
import { type LoadedBoard, loadBoard } from '../load-board.ts'
import { readYaml } from '../read-yaml.ts'
import { type LogoPicture, logoPictureSchema, logoSchema } from '../schema/logo.ts'
import { selectTexts } from '../select.ts'
import { readLogo } from './read-logo.ts'

/** Gives the bytes of a file beside the board's, and null where there is none that can be read. */
export type ReadBeside = (file: string) => Promise<Uint8Array | null>

const ALLOWED = 'an SVG or PNG file that can be shown'

/** Reads a board's file as `loadBoard` does, and with it the logos that it names: what is wrong with one is a fault of the file. */
export async function loadWithLogos(text: string, readBeside: ReadBeside): Promise<LoadedBoard> {
  const loaded = loadBoard(text)
  // to read the file a second time takes as long as the first
  if (!/\blogo\b/.test(text)) return loaded
  const { settings, locate } = readYaml(text.replace(/^\uFEFF/, ''))
  const named = ['board.logo.file', 'changes.*.board.logo.file']
    .flatMap(pattern => selectTexts(settings, pattern))
    .filter(({ value }) => logoSchema.shape.file.safeParse(value).success)
  const logoPictures: Record<string, LogoPicture> = {}
  const faults: ConfigFault[] = []
  for (const { path, value: file } of named) {
    const bytes = await readBeside(file)
    const logo =
      bytes === null
        ? { problem: 'is not there, or cannot be read: put it in the folder of the board’s file' }
        : readLogo(file, bytes)
    if (!('problem' in logo)) logoPictures[file] = logoPictureSchema.parse(logo)
    else
      faults.push({
        ...locate(path, 'value'),
        path: printPath(path),
        found: `"${file}"`,
        allowed: ALLOWED,
        message: `${printPath(path)}: the file ${file} ${logo.problem}`,
      })
  }
  if (faults.length > 0) {
    const all = [...(loaded.ok ? [] : loaded.faults), ...faults]
    return { ok: false, faults: all.sort((a, b) => a.line - b.line || a.column - b.column) }
  }
  return loaded.ok && named.length > 0 ? { ok: true, board: { ...loaded.board, logoPictures } } : loaded
}
