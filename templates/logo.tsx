import { PALETTE } from '../shared/charts/palette.ts'
import type { Logo } from '../shared/config/logo-of.ts'
import { fitLogo } from './logo-size.ts'

/** Pixels that it may have on a web page, so that a name as long as any still stands beside it. */
const ACROSS = 220
const DOWN = 56

/** Beside the name of the board in the head of a document, on screen and on its printed first page. */
export const LOGO_STYLES = `
.masthead{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;align-items:center;border-top:3px solid ${PALETTE.accent};margin-top:.5rem;padding-top:.75rem}
.masthead .board{border:0;margin:0;padding:0}
@media print{.masthead{padding-top:2mm}.masthead img{width:auto;height:9mm;max-width:60mm;object-fit:contain}}
`

/** A board's mark, beside its name in words. */
export function LogoPicture({ logo, src }: { readonly logo: Logo; readonly src: string }) {
  const { width, height } = fitLogo(logo, ACROSS, DOWN)
  return <img src={src} alt={logo.alternative} width={Math.round(width)} height={Math.round(height)} />
}
