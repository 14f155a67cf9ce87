import type { Import } from './imports.ts'

/** An arrow between two rooms of shared/, with how many imports it stands for. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly imports: number
}

/** Rooms from the bottom up, one list a layer. An arrow is right when it goes to a lower layer. */
export type Layers = readonly (readonly string[])[]

const roomOf = (path: string): string | undefined => /^shared\/([^/]+)\//.exec(path)?.[1]

/** The arrows between the rooms of shared/, type imports counted. */
export function listArrows(imports: readonly Import[]): Arrow[] {
  const counts = new Map<string, Arrow>()
  for (const one of imports) {
    const [from, to] = [roomOf(one.from), roomOf(one.to)]
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from} ${to}`
    counts.set(key, { from, to, imports: (counts.get(key)?.imports ?? 0) + 1 })
  }
  return [...counts.values()]
}

/**
 * Layers by which the fewest imports go upwards: the room that the fewest imports would leave upwards is put down next, and stands
 * one layer above the highest of those below it that it imports. Without circles no import goes upwards.
 */
export function layerRooms(arrows: readonly Arrow[]): Layers {
  const left = new Set(arrows.flatMap(({ from, to }) => [from, to]).sort())
  const layerOf = new Map<string, number>()
  while (left.size > 0) {
    const upward = (room: string): number =>
      arrows.filter(({ from, to }) => from === room && left.has(to)).reduce((sum, arrow) => sum + arrow.imports, 0)
    const next = [...left].reduce((best, room) => (upward(room) < upward(best) ? room : best))
    const below = arrows.flatMap(({ from, to }) => (from === next && layerOf.has(to) ? [layerOf.get(to)!] : []))
    layerOf.set(next, below.length === 0 ? 0 : Math.max(...below) + 1)
    left.delete(next)
  }
  const height = Math.max(...layerOf.values()) + 1
  return Array.from({ length: height }, (_, layer) =>
    [...layerOf].filter(([, at]) => at === layer).map(([room]) => room),
  )
}

/** Arrows that go to a room of the same layer or of a higher one. */
export function findUpwardArrows(arrows: readonly Arrow[], layers: Layers): Arrow[] {
  const layerOf = (room: string): number => layers.findIndex(rooms => rooms.includes(room))
  return arrows.filter(({ from, to }) => layerOf(to) >= layerOf(from))
}

const [WIDTH, ROW, BOX, BOX_HEIGHT, HEAD] = [900, 74, 104, 28, 56]

/** The rooms as an SVG, the lowest layer at the bottom: arrows downwards are grey, upwards red, each as thick as its imports are many. */
export function drawRooms(title: string, arrows: readonly Arrow[]): string {
  const layers = layerRooms(arrows)
  const upward = new Set(findUpwardArrows(arrows, layers))
  const height = HEAD + layers.length * ROW
  const places = new Map(
    layers.flatMap((rooms, layer) =>
      rooms.map(
        (room, i) =>
          [
            room,
            { x: ((i + 0.5 + (layer % 2) * 0.12) * WIDTH) / (rooms.length + 0.12), y: height - (layer + 0.5) * ROW },
          ] as const,
      ),
    ),
  )
  const summary = `${arrows.length} arrows between ${places.size} rooms; upwards ${upward.size} arrows, ${[...upward].reduce((sum, { imports }) => sum + imports, 0)} imports`
  const lines = [...arrows]
    .sort((a, b) => Number(upward.has(a)) - Number(upward.has(b)))
    .map(arrow => drawArrow(arrow, upward.has(arrow), places))
  const boxes = [...places].map(
    ([room, { x, y }]) =>
      `<rect x="${(x - BOX / 2).toFixed(0)}" y="${y - BOX_HEIGHT / 2}" width="${BOX}" height="${BOX_HEIGHT}" rx="4" fill="#fff" stroke="#333"/><text x="${x.toFixed(0)}" y="${y + 4}" text-anchor="middle">${room}</text>`,
  )
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="${title}: ${summary}">`,
    '<defs>',
    ...['grey', 'red'].map(
      name =>
        `<marker id="${name}" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 6 3 0 6z" fill="${COLOURS[name === 'red' ? 1 : 0]}"/></marker>`,
    ),
    '</defs>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="12" y="24" font-size="16" font-weight="bold">${title}</text><text x="12" y="44">${summary}</text>`,
    ...lines,
    ...boxes,
    '</svg>',
  ].join('\n')}\n`
}

const COLOURS = ['#9aa5b1', '#c8102e'] as const

function drawArrow(
  { from, to, imports }: Arrow,
  isUpward: boolean,
  places: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): string {
  const [start, end] = [places.get(from)!, places.get(to)!]
  const down = end.y > start.y ? 1 : -1
  const [y1, y2] = [start.y + (down * BOX_HEIGHT) / 2, end.y - (down * BOX_HEIGHT) / 2]
  return `<line x1="${start.x.toFixed(0)}" y1="${y1}" x2="${end.x.toFixed(0)}" y2="${y2}" stroke="${COLOURS[isUpward ? 1 : 0]}" stroke-width="${(0.6 + Math.log10(imports)).toFixed(1)}" marker-end="url(#${isUpward ? 'red' : 'grey'})"><title>${from} imports ${to}: ${imports}</title></line>`
}
