import { Parser } from 'htmlparser2'
import type { CheckedPicture } from './check-png.ts'
import { ATTRIBUTES, ELEMENTS, fixOfElement, isUnseenAttribute, isUnseenElement, PROPERTIES } from './svg-parts.ts'

const MAX_ELEMENTS = 2000
const MAX_DEPTH = 30
/** A reference to a part of the same file; nothing else may be referred to. */
const OWN_PART = /^#[\w.-]+$/
const OWN_PAINT = /^url\((["']?)#[\w.-]+\1\)(\s+(none|#[0-9a-f]{3,8}|[a-z]+))?$/i
/** What would lead out of the file or escape a check of its letters. */
const SUSPECT = /url\(|image\(|src\(|javascript:|data:|https?:|file:|\/\/|expression|@|\\|[<>{};]|&/i

/** Why a file is refused: ends the reading of it. */
class RefusedSvgError extends Error {}

/**
 * Reads an SVG and writes it anew from what a logo may be made of, so that what passes is well formed and holds nothing else. What a
 * logo may not have is a fault rather than left out: the picture would no longer be the one that was drawn.
 */
export function checkSvg(bytes: Uint8Array): CheckedPicture | { readonly problem: string } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return {
      problem: 'is not an SVG, though its name ends so: export it as SVG (not compressed), or name it by what it is',
    }
  }
  try {
    return rewrite(text)
  } catch (error) {
    if (error instanceof RefusedSvgError) return { problem: error.message }
    throw error
  }
}

function rewrite(text: string): CheckedPicture {
  const open: string[] = []
  let written = ''
  const root: { size: Size | null } = { size: null }
  let elements = 0
  let shapes = 0
  /** How many elements are open of a part that is left out. */
  let unseen = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unseen > 0 || isUnseenElement(name)) {
          unseen++
          return
        }
        if (open.length === 0 && (name !== 'svg' || root.size !== null))
          refuse('is not an SVG, though its name ends so: export it as SVG, or name it by what it is')
        if (!ELEMENTS.has(name) || (name === 'svg' && open.length > 0))
          refuse(`has an element <${name}>, which a logo may not have: ${fixOfElement(name)}`)
        if (++elements > MAX_ELEMENTS || open.length >= MAX_DEPTH)
          refuse(`has more than ${MAX_ELEMENTS} parts, or groups more than ${MAX_DEPTH} deep: export a simpler one`)
        const kept = keptAttributes(name, attributes, open.includes('clipPath'))
        const own = open.length === 0 ? sizeOf(kept) : null
        if (own !== null) root.size = own
        else if (!/^(g|defs|title|desc|stop|clipPath|.*Gradient)$/.test(name)) shapes++
        written += own === null ? openTag(name, kept) : openRoot(kept, own)
        open.push(name)
      },
      onclosetag() {
        if (unseen > 0) unseen--
        else written += `</${open.pop()!}>`
      },
      ontext(words) {
        if (unseen === 0 && /^(title|desc)$/.test(open.at(-1) ?? '')) written += escapeXml(words)
      },
      onprocessinginstruction(name, data) {
        if (name === '?xml') return
        if (/^!doctype$/i.test(name) && !/\[|ENTITY/i.test(data)) return
        refuse(`has <${data.slice(0, 20)}…, which may define entities or fetch a style: take it out`)
      },
      oncdatastart() {
        if (unseen === 0) refuse('has a part <![CDATA[…, which may hold a style or a script: take it out')
      },
    },
    { xmlMode: true },
  )
  parser.write(text.replace(/^\uFEFF/, ''))
  if (open.length > 0 || unseen > 0) refuse('is cut short: export it again')
  parser.end()
  const { size } = root
  if (size === null) return refuse('is not an SVG, though its name ends so: export it as SVG, or name it by what it is')
  if (shapes === 0) refuse('has no shapes: export it again')
  return { bytes: new TextEncoder().encode(written), ...size }
}

interface Size {
  readonly width: number
  readonly height: number
}
type Attributes = ReadonlyMap<string, string>

function refuse(problem: string): never {
  throw new RefusedSvgError(problem)
}

function keptAttributes(element: string, given: Readonly<Record<string, string>>, isInClip: boolean): Attributes {
  const kept = new Map<string, string>()
  for (const [name, value] of Object.entries(given)) {
    if (name === 'style') for (const [property, set] of declarations(value)) keep(property, set)
    else if (!isUnseenAttribute(name)) keep(name, value)
  }
  return kept

  function keep(name: string, value: string): void {
    if (/^on/i.test(name)) refuse(`has an event handler (${name}), which may run a script: take it out`)
    if (!ATTRIBUTES.has(name) && !PROPERTIES.has(name))
      refuse(`has a setting ${name} on <${element}>, which a logo may not have: export it again as a plain SVG`)
    if (/href$/.test(name) && !(OWN_PART.test(value) && /Gradient$/.test(element)))
      refuse(`refers to ${quote(value)} on <${element}>: a logo may refer to its own gradients alone`)
    if (!OWN_PAINT.test(value) && SUSPECT.test(value))
      refuse(`has ${name}=${quote(value)}, which may lead out of the file: export it again as a plain SVG`)
    // clips of clips are drawn as often as their numbers multiplied
    if (name === 'clip-path' && isInClip) refuse('has a clip within a clip: flatten it in the drawing program')
    kept.set(name, value)
  }
}

function declarations(style: string): [string, string][] {
  return style
    .split(';')
    .filter(each => each.trim() !== '')
    .map((each): [string, string] => {
      const colon = each.indexOf(':')
      return [each.slice(0, Math.max(colon, 0)).trim(), each.slice(colon + 1).trim()]
    })
    .filter(([name]) => !isUnseenAttribute(name))
}

/** The proportions: of the viewBox, or of width and height in pixels. */
function sizeOf(attributes: Attributes): Size {
  const box = attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  const [width, height] = box
    ? [box[2], box[3]]
    : ['width', 'height'].map(side => Number(/^([\d.]+)(px)?$/.exec(attributes.get(side)?.trim() ?? '')?.[1]))
  const isSize = (side: number | undefined) => side !== undefined && side > 0 && side < 100_000
  if (!isSize(width) || !isSize(height) || (box && (box.length !== 4 || box.some(side => !Number.isFinite(side)))))
    return refuse('does not say how large it is: export it with a viewBox')
  return { width: width!, height: height! }
}

function openRoot(attributes: Attributes, { width, height }: Size): string {
  const namespaces = { xmlns: 'http://www.w3.org/2000/svg', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' }
  const viewBox = attributes.get('viewBox') ?? `0 0 ${width} ${height}`
  const sized = { viewBox, width: String(width), height: String(height) }
  return openTag('svg', new Map(Object.entries({ ...namespaces, ...Object.fromEntries(attributes), ...sized })))
}

const openTag = (name: string, attributes: Attributes) =>
  `<${name}${[...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}>`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write them
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, letter => ESCAPES[letter]!)

const quote = (value: string) => `“${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`
