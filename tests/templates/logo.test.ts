import { describe, expect, it } from 'vitest'
import { contentTypeOf } from '../../shared/document/content-types.ts'
import { fitLogo, logoBytes, logoFile } from '../../templates/logo-size.ts'
import { sitePage } from '../../templates/site/page.tsx'
import { logoOfText, pngLogo, readyLogo, SVG_LOGO } from '../given/logos.ts'

const HEAD = { board: 'The Board', body: 'The Body', website: 'https://www.example.org' }

describe('a logo on the public site', () => {
  it('stands beside the name on every page, from a file of the site itself', () => {
    const logo = readyLogo('logo.svg', logoOfText(SVG_LOGO))
    expect(sitePage({ ...HEAD, logo }, 'Papers', null, 2)).toContain(
      '<header><img src="../../logo.svg" alt="Crest of the Board" width="168" height="56"/><p>The Board</p>',
    )
    expect(sitePage(HEAD, 'Papers', null)).toContain('<header><p>The Board</p>')
  })

  it('is the file that was checked, of its own media type', () => {
    const logo = readyLogo('crest.png', pngLogo(60, 20))
    expect(Buffer.from(logoBytes(logo)).equals(pngLogo(60, 20))).toBe(true)
    expect(contentTypeOf(logoFile(logo))).toBe('image/png')
    expect(contentTypeOf(logoFile(readyLogo('logo.svg', logoOfText(SVG_LOGO))))).toBe('image/svg+xml')
  })

  it('is as large as its room allows, whole', () => {
    expect(fitLogo({ width: 90, height: 30 }, 220, 56)).toEqual({ width: 168, height: 56 })
    expect(fitLogo({ width: 800, height: 100 }, 200, 56)).toEqual({ width: 200, height: 25 })
  })
})
