import type { Logo } from '../shared/config/logo-of.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** As large as a logo can be within some room, in the unit of the room. */
export function fitLogo({ width, height }: Size, roomAcross: number, roomDown: number): Size {
  const scale = Math.min(roomAcross / width, roomDown / height)
  return { width: width * scale, height: height * scale }
}

/** Its file's name wherever it stands as one: `logo.svg`. */
export const logoFile = ({ data }: Logo): string => (data.startsWith('data:image/png') ? 'logo.png' : 'logo.svg')

export const logoBytes = ({ data }: Logo): Uint8Array =>
  new Uint8Array(Buffer.from(data.slice(data.indexOf(',') + 1), 'base64'))
