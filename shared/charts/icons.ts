import type { IconName } from '../document/table.ts'
import { PALETTE } from './palette.ts'
import { escapeXml } from './text.ts'

const { improvement, concern, ink, grey, paper } = PALETTE
const RAG = { green: '#1f6b3b', amber: '#f0b323', red: '#b0261c' } as const

const SHAPES = {
  diamond: 'M12 1 23 12 12 23 1 12z',
  square: 'M3 3h18v18H3z',
  triangle: 'M12 1.5 23 22H1z',
} as const
const RISING = 'M12 17.5V8M8 11.5l4-4 4 4'
const FALLING = 'M12 6.5V16M8 12.5l4 4 4-4'

/** The chart's sign for the sense (diamond, square, triangle) with an arrow for the direction. */
function variation(shape: keyof typeof SHAPES, colour: string, arrow: string): string {
  const lower = shape === 'triangle' ? ' transform="translate(3.6 6) scale(.7)"' : ''
  return `<path d="${SHAPES[shape]}" fill="${colour}"/><path d="${arrow}"${lower} fill="none" stroke="${paper}" stroke-width="2.4"/>`
}

/** The target's dashed line, and what becomes of it. */
function assurance(colour: string, sign: string): string {
  return (
    `<path d="M1 20.5h22" stroke="${PALETTE.accent}" stroke-width="2" stroke-dasharray="4 2"/>` +
    `<path d="${sign}" fill="none" stroke="${colour}" stroke-width="2.8"/>`
  )
}

function letter(shape: string, letter: string, colour: string): string {
  return `${shape}<text x="12" y="16.2" text-anchor="middle" font-family="Arial, 'Liberation Sans', sans-serif" font-size="12" font-weight="bold" fill="${colour}">${letter}</text>`
}

const DRAWINGS: Readonly<Record<IconName, string>> = {
  'common-cause': `<circle cx="12" cy="12" r="10" fill="${paper}" stroke="${grey}" stroke-width="2"/><path d="M5.5 12.5l3-3 3.5 5 3.5-5 3 3" fill="none" stroke="${grey}" stroke-width="2"/>`,
  'improvement-high': variation('diamond', improvement, RISING),
  'improvement-low': variation('diamond', improvement, FALLING),
  'concern-high': variation('square', concern, RISING),
  'concern-low': variation('square', concern, FALLING),
  'neutral-high': variation('triangle', ink, RISING),
  'neutral-low': variation('triangle', ink, FALLING),
  passing: assurance(improvement, 'M5 9.5l5 5L19.5 4'),
  failing: assurance(concern, 'M6 3.5l12 12M18 3.5l-12 12'),
  'hit-and-miss': assurance(grey, 'M2 13.5c3.5-13 6.5-13 10-4s6.5 9 10-4'),
  'not-enough-data': `<circle cx="12" cy="12" r="10" fill="${paper}" stroke="${grey}" stroke-width="1.6" stroke-dasharray="2.5 2.5"/><path d="M7 12h.01M12 12h.01M17 12h.01" stroke="${grey}" stroke-width="3" stroke-linecap="round"/>`,
  green: letter(`<circle cx="12" cy="12" r="11" fill="${RAG.green}"/>`, 'G', paper),
  amber: letter(`<path d="M12 0 24 12 12 24 0 12z" fill="${RAG.amber}"/>`, 'A', ink),
  red: letter(`<path d="M2 2h20v20H2z" fill="${RAG.red}"/>`, 'R', paper),
  white: letter(`<circle cx="12" cy="12" r="10" fill="${paper}" stroke="${grey}" stroke-width="1.6"/>`, 'W', ink),
  up: `<path d="M12 21V4M5 11l7-7 7 7" fill="none" stroke="${ink}" stroke-width="2.6"/>`,
  down: `<path d="M12 3v17M5 13l7 7 7-7" fill="none" stroke="${ink}" stroke-width="2.6"/>`,
  level: `<path d="M2 12h20M7 6.5 1.5 12 7 17.5M17 6.5 22.5 12 17 17.5" fill="none" stroke="${ink}" stroke-width="2.4"/>`,
}

/**
 * An icon as an SVG element of 20 pixels. With a word it is an image of that name; without, it is hidden from screen readers
 * because the word stands beside it.
 */
export function renderIcon(icon: IconName, word: string | null): string {
  const name = word === null ? 'aria-hidden="true"' : `role="img" aria-label="${escapeXml(word)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="20" height="20" ${name}>${DRAWINGS[icon]}</svg>`
}
