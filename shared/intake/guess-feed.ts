import { UnreadableDropError } from '../faults/fault-list.ts'
import type { DropSource } from './containers/drop.ts'
import { recogniseFile } from './recognition/recognise.ts'
import { recogniseRegister } from './registers/read-register.ts'

/** The feed that a file seems meant for, by its content: what `check` uses when none is named. A workbook is taken for a return. */
export async function guessFeed(source: DropSource): Promise<string> {
  try {
    const file = await recogniseFile(source)
    if (file.container === 'zip') return 'police-uk'
    if (file.container === 'workbook') return 'indicators'
    return file.policeUk ? 'police-uk' : (recogniseRegister(file.headings) ?? 'indicators')
  } catch (error) {
    if (error instanceof UnreadableDropError) return 'indicators'
    throw error
  }
}
