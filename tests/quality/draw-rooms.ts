import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { listImports } from './imports.ts'
import { drawRooms, listArrows } from './rooms-picture.ts'

// Draws the rooms of a tree: `tsx tests/quality/draw-rooms.ts docs/pictures/rooms.svg TITLE [TREE]`.
const [file = 'docs/pictures/rooms.svg', title = 'Rooms of shared/', tree = '.'] = process.argv.slice(2)
const target = resolve(file)
process.chdir(tree)
writeFileSync(target, drawRooms(title, listArrows(listImports())))
