import { join, resolve } from 'node:path'
import { deployedFunctions } from '../shared/operations/function-names.ts'
import { bundleFunctions, writeBoards } from './bundle-functions.ts'
import { readBoards } from './load-boards.ts'

// Bundles every function of every board, without the CDK: `npm run bundle`.

const PROJECT = resolve(import.meta.dirname, '..')
for (const { board } of await readBoards(join(PROJECT, 'boards'))) {
  const outputFolder = join(PROJECT, '.build/functions', board.board.id)
  const names = deployedFunctions(board)
  await bundleFunctions({ functionsFolder: join(PROJECT, 'functions'), names, outputFolder })
  await writeBoards(names, outputFolder, board)
  process.stdout.write(`${outputFolder}\n`)
}
