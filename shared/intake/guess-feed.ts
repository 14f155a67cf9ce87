import { UnreadableDropError } from '../faults/fault-list.ts'
import type { DropSource } from './containers/drop.ts'
import { recogniseFile } from './recognition/recognise.ts'

/** The feed that a file seems meant for, by its content: what `check` uses when none is named. A workbook is taken for a return. */
export async function guessFeed(source: DropSource): Promise<string> {
  try {
    const file = await recogniseFile(source)
    if (file.container === 'zip') return 'police-uk'
    if (file.container === 'workbook') return 'indicators'
    if (file.policeUk) return 'police-uk'
    const { recogniseRegister } = await import('./registers/read-register.ts')
    return recogniseRegister(file.headings) ?? 'indicators'
  } catch (error) {
    if (error instanceof UnreadableDropError) return 'indicators'
    throw error
  }
}
