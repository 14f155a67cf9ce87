import type { LogoPicture } from '../schema/logo.ts'
import { checkPng } from './check-png.ts'
import { checkSvg } from './check-svg.ts'

/** A logo fit to be shown, or what is wrong with its file and what to do. */
export type ReadLogo = LogoPicture | { readonly problem: string }

export const MAX_LOGO_BYTES = 50_000
/** Width divided by height: narrower would not be seen beside the name, wider would push it aside. */
const MIN_PROPORTION = 0.5
const MAX_PROPORTION = 8

/** Reads a logo by what its file's name ends with. Only what was checked is passed on: neither metadata nor unknown parts. */
export function readLogo(file: string, bytes: Uint8Array): ReadLogo {
  if (bytes.length === 0) return { problem: 'is empty' }
  if (bytes.length > MAX_LOGO_BYTES)
    return {
      problem: `is ${bytes.length} bytes; at most ${MAX_LOGO_BYTES} are allowed: export it smaller, or as an SVG of fewer points`,
    }
  const isPng = /\.png$/i.test(file)
  const checked = isPng ? checkPng(bytes) : checkSvg(bytes)
  if ('problem' in checked) return checked
  const { width, height } = checked
  const proportion = width / height
  if (proportion < MIN_PROPORTION || proportion > MAX_PROPORTION)
    return {
      problem: `is ${round(width)} wide and ${round(height)} high; its width may be from ${MIN_PROPORTION} to ${MAX_PROPORTION} times its height: cut the space around it away, or take the form of the logo that is less long`,
    }
  const type = isPng ? 'png' : 'svg+xml'
  return { data: `data:image/${type};base64,${Buffer.from(checked.bytes).toString('base64')}`, width, height }
}

const round = (length: number) => Math.round(length * 10) / 10
