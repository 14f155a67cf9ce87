/*
 * What a logo may be made of. Shapes, their colours and gradients: nothing that runs, moves, fetches, or multiplies itself.
 */

export const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'title', 'desc', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath'],
])

export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['id', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'fr', 'points', 'width'],
  ...['height', 'viewBox', 'transform', 'pathLength', 'preserveAspectRatio', 'offset', 'gradientUnits'],
  ...['gradientTransform', 'spreadMethod', 'clipPathUnits', 'href', 'xlink:href'],
])

/** Of these, also as `name: value` in an attribute `style`. */
export const PROPERTIES: ReadonlySet<string> = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'opacity'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'clip-path', 'clip-rule'],
  ...['color', 'display', 'visibility', 'stop-color', 'stop-opacity', 'paint-order', 'vector-effect'],
  ...['shape-rendering', 'color-interpolation'],
])

/** Left out without a word: what drawing programs write beside the shapes and does not show. */
export const isUnseenAttribute = (name: string): boolean =>
  /^(xmlns(:.*)?|version|baseProfile|class|role|aria-.*|data-.*|lang|enable-background)$/.test(name) ||
  /^(xml:(space|lang|base)|overflow|mix-blend-mode|isolation|-[a-z-]+)$/.test(name) ||
  /^(font|text|letter|word|line|white|writing|inkscape|sodipodi|serif|sketch|figma|bx|cc|dc|rdf|i|x|a|graph)[-:]/.test(
    name,
  )
export const isUnseenElement = (name: string): boolean =>
  name === 'metadata' || /^(inkscape|sodipodi|serif|sketch|figma|bx|cc|dc|rdf|i|x|graph):(?!script)/.test(name)

/** What to do about an element that a logo may not have. */
export function fixOfElement(name: string): string {
  if (/^(text|tspan|textPath|tref)$/.test(name))
    return 'turn its letters into paths, since fonts differ from one reader to another'
  if (/^(image|feImage)$/.test(name)) return 'export it as one PNG, or without the picture inside'
  if (/^(use|symbol|pattern|marker|mask)$/.test(name)) return 'flatten it into shapes in the drawing program'
  if (name === 'style')
    return 'export it with the colours on the shapes (presentation attributes) in place of a style sheet'
  return 'export it again as a plain SVG without it'
}
