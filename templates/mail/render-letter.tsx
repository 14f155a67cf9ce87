import { render } from 'preact-render-to-string'
import { escapeXml } from '../../shared/charts/text.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { LetterBody } from './body.tsx'
import { letterText } from './plain-text.ts'
import { DARK_RULES, FONT_FAMILY, THEME } from './theme.ts'

/** A chart's picture as attached to the mail; `width` and `height` in pixels as shown. */
export interface LetterImage {
  /** Id of the chart it is a picture of. */
  readonly chart: string
  readonly cid: string
  readonly width: number
  readonly height: number
}

/** Characters that keep a mail program from filling its preview with the body. */
const PREVIEW_PADDING = '&#847;&zwnj;&nbsp;'.repeat(60)

/**
 * A letter as the two parts of a mail. The HTML is tables with inline styles for old Outlook, loads nothing from the
 * network, is complete without its pictures, and stays readable in dark mode. The text is complete.
 */
export function renderLetter(
  letter: Letter,
  { images }: { readonly images: readonly LetterImage[] },
): { readonly html: string; readonly text: string } {
  const body = render(<LetterBody letter={letter} images={images} />)
  const html = `<!doctype html>
<html lang="en-GB" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeXml(letter.subject)}</title>
<style>${DARK_RULES}</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:${THEME.paper};color:${THEME.ink};font-family:${FONT_FAMILY};">
<div style="display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;">${escapeXml(letter.preheader)}${PREVIEW_PADDING}</div>
<!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
${body}
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`
  return { html, text: letterText(letter) }
}
