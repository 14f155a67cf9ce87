import { describe, expect, it } from 'vitest'
import { boardAt } from '../../shared/config/board-at.ts'
import { readDeployedBoard, writeDeployedBoard } from '../../shared/config/deployed-board.ts'
import { loadWithLogos } from '../../shared/config/logo/load-with-logos.ts'
import { readLogo } from '../../shared/config/logo/read-logo.ts'
import { logoOf } from '../../shared/config/logo-of.ts'
import { logoOfText, pngChunk, pngLogo, SVG_LOGO } from '../given/logos.ts'
import { alterSmallBoard } from './small-board.ts'

const svg = (inner: string, root = 'viewBox="0 0 90 30"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${root}><rect width="9" height="9"/>${inner}</svg>`

function problemOf(file: string, bytes: Uint8Array): string {
  const read = readLogo(file, bytes)
  return 'problem' in read ? read.problem : ''
}
function writtenOf(text: string): string {
  const read = readLogo('logo.svg', logoOfText(text))
  if ('problem' in read) throw new Error(read.problem)
  return Buffer.from(read.data.slice(read.data.indexOf(',') + 1), 'base64').toString()
}

describe('a logo that is an SVG', () => {
  it('is written anew with its size', () => {
    expect(readLogo('logo.svg', logoOfText(SVG_LOGO))).toMatchObject({ width: 90, height: 30 })
    expect(writtenOf(SVG_LOGO)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 30" width="90" height="30">' +
        '<rect width="30" height="30" fill="#00437a"></rect><path fill="#7a0043" d="M40 0h50v30H40z"></path></svg>',
    )
  })

  it('loses what drawing programs write beside the shapes', () => {
    const drawn = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- made by a program -->${svg(
      '<metadata><rdf:RDF>secret</rdf:RDF></metadata><sodipodi:namedview id="v"><inkscape:grid/></sodipodi:namedview><g inkscape:label="one" class="a" data-name="x"><circle r="3" style="fill:#fff;-inkscape-font-specification:Arial;font-size:3px"/></g>',
    )}`
    expect(writtenOf(drawn)).toMatch(
      /<rect width="9" height="9"><\/rect><g><circle r="3" fill="#fff"><\/circle><\/g><\/svg>$/,
    )
  })

  it('keeps gradients, clips and words that name it', () => {
    const inner =
      '<title>A &amp; B</title><defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient><linearGradient id="b" xlink:href="#a"/><clipPath id="c"><circle r="2"/></clipPath></defs><path fill="url(#b)" clip-path="url(#c)" d="M0 0h9"/>'
    const written = writtenOf(svg(inner))
    for (const part of ['<title>A &amp; B</title>', 'xlink:href="#a"', 'fill="url(#b)"', 'clip-path="url(#c)"'])
      expect(written).toContain(part)
  })

  it('may give its size in pixels', () => {
    expect(readLogo('logo.svg', logoOfText(svg('', 'width="60px" height="20"')))).toMatchObject({
      width: 60,
      height: 20,
    })
  })

  it.each([
    ['a script', '<script>alert(1)</script>', /element <script>/],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', /element <SCRIPT>/],
    ['a script under another name', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', /<x:script>/],
    ['a script under the name of a program', '<i:script>alert(1)</i:script>', /<i:script>/],
    ['an event handler', '<rect onload="alert(1)"/>', /event handler \(onload\)/],
    ['an event handler in a style', '<rect style="onclick:alert(1)"/>', /event handler \(onclick\)/],
    ['markup of a page', '<foreignObject><p>x</p></foreignObject>', /element <foreignObject>/],
    ['a picture from elsewhere', '<image href="https://example.org/a.png"/>', /element <image>.*one PNG/],
    ['a link', '<a href="https://example.org"><rect/></a>', /element <a>/],
    ['a part of another file', '<linearGradient href="https://example.org/a.svg#b"/>', /refers to/],
    ['a part reached by script', '<linearGradient xlink:href="javascript:alert(1)"/>', /refers to/],
    ['a colour from elsewhere', '<rect fill="url(https://example.org/a#b)"/>', /may lead out of the file/],
    ['a colour from elsewhere after one of its own', '<rect fill="url(#a) url(//b)"/>', /may lead out of the file/],
    ['a colour with an escape', '<rect style="fill:u\\72l(//x)"/>', /may lead out of the file/],
    ['a style sheet', '<style>@import "https://example.org/a.css"</style>', /element <style>.*colours on the shapes/],
    ['a style sheet beside it', '<?xml-stylesheet href="https://example.org/a.css"?>', /take it out/],
    ['an animated link', '<animate attributeName="href" to="javascript:alert(1)"/>', /element <animate>/],
    ['a setting that moves', '<set attributeName="fill" to="red"/>', /element <set>/],
    ['copies of copies', '<use href="#a"/>', /element <use>.*flatten/],
    ['letters', '<text>Board</text>', /element <text>.*paths/],
    ['a filter', '<filter id="f"/>', /element <filter>/],
    ['a drawing in a drawing', '<svg><rect/></svg>', /element <svg>/],
    ['a clip within a clip', '<clipPath id="a"><rect clip-path="url(#b)"/></clipPath>', /clip within a clip/],
    ['raw text', '<![CDATA[<script>alert(1)</script>]]>', /CDATA/],
    ['groups without end', `${'<g>'.repeat(40)}${'</g>'.repeat(40)}`, /more than 30 deep/],
    ['too many parts', '<rect/>'.repeat(2000), /more than 2000 parts/],
    ['a name of nothing', '<rect width2="3"/>', /a setting width2 on <rect>/],
  ])('is refused with %s', (_, inner, problem) => {
    expect(problemOf('logo.svg', logoOfText(svg(inner)))).toMatch(problem)
  })

  it.each([
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, /entities/],
    ['no SVG in it', '<html><body>x</body></html>', /is not an SVG/],
    ['words alone', 'no logo', /is not an SVG/],
    ['a PNG in it', pngLogo(60, 20), /is not an SVG/],
    ['an end that is missing', SVG_LOGO.slice(0, -6), /cut short/],
    ['nothing drawn', '<svg viewBox="0 0 9 9"><g/></svg>', /no shapes/],
    ['no size', svg('', 'width="100%"'), /viewBox/],
    ['a size of no numbers', svg('', 'viewBox="a 0 9 9"'), /viewBox/],
    ['nothing in it', '', /is empty/],
    ['too many bytes', svg(`<path d="${'M0 0 '.repeat(11_000)}"/>`), /at most 50000/],
    ['a form too long', svg('', 'viewBox="0 0 900 30"'), /900 wide and 30 high/],
    ['a form too high', svg('', 'viewBox="0 0 10 30"'), /10 wide and 30 high/],
  ])('is refused as a file with %s', (_, content, problem) => {
    expect(problemOf('logo.svg', typeof content === 'string' ? logoOfText(content) : content)).toMatch(problem)
  })
})

describe('a logo that is a PNG', () => {
  it('is kept as it is, without what is not shown', () => {
    const plain = pngLogo(60, 20)
    const withPlace = pngLogo(60, 20, { more: [pngChunk('tEXt', Buffer.from('Author\0Jane Doe'))] })
    const read = readLogo('Logo.PNG', withPlace)
    expect(read).toEqual({ data: `data:image/png;base64,${plain.toString('base64')}`, width: 60, height: 20 })
  })

  it.each([
    ['another kind of picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /is not a PNG/],
    [
      'a damaged one',
      (() => {
        const png = pngLogo(60, 20)
        png[45]! ^= 1
        return png
      })(),
      /damaged/,
    ],
    ['one that is cut short', pngLogo(60, 20).subarray(0, -8), /damaged/],
    ['one with lines missing', pngLogo(60, 20, { lines: 19 }), /damaged/],
    ['one that swells', pngLogo(60, 20, { lines: 2000 }), /damaged/],
    ['an interlaced one', pngLogo(60, 20, { interlacing: 1 }), /interlacing/],
    ['one too large', pngLogo(2001, 400), /2001 by 400 pixels/],
    ['one too small', pngLogo(15, 15), /15 by 15 pixels/],
    ['one too long', pngLogo(900, 20), /900 wide and 20 high/],
  ])('is refused if it is %s', (_, bytes, problem) => {
    expect(problemOf('logo.png', bytes)).toMatch(problem)
  })
})

describe('the logo of a board’s file', () => {
  const withLogo = (logo: string) => alterSmallBoard('  secretariat:', `  logo: ${logo}\n  secretariat:`).text
  const LOGO = '{ file: logo.svg, alternative: Crest of the Board }'
  const beside = (files: Readonly<Record<string, string>>) => (file: string) =>
    Promise.resolve(files[file] === undefined ? null : logoOfText(files[file]))
  const faultsOf = async (logo: string, files: Readonly<Record<string, string>>) => {
    const loaded = await loadWithLogos(withLogo(logo), beside(files))
    return loaded.ok ? [] : loaded.faults.map(({ line, path, message }) => ({ line, path, message }))
  }

  it('is deployed with the settings, and read back', async () => {
    const loaded = await loadWithLogos(withLogo(LOGO), beside({ 'logo.svg': SVG_LOGO }))
    if (!loaded.ok) throw new Error(loaded.faults[0]!.message)
    const board = readDeployedBoard(writeDeployedBoard(loaded.board))
    expect(board).toEqual(loaded.board)
    expect(logoOf(board)).toMatchObject({ alternative: 'Crest of the Board', width: 90, height: 30 })
  })

  it('may be left out', async () => {
    const loaded = await loadWithLogos(alterSmallBoard('', '').text, beside({}))
    expect(loaded.ok && logoOf(loaded.board)).toBeNull()
  })

  it('is a fault at its line where its file is missing or unfit', async () => {
    const [missing] = await faultsOf(LOGO, {})
    expect(missing).toMatchObject({
      path: 'board.logo.file',
      message:
        'board.logo.file: the file logo.svg is not there, or cannot be read: put it in the folder of the board’s file',
    })
    expect(withLogo(LOGO).split('\n')[missing!.line - 1]).toContain('logo.svg')
    const [hostile] = await faultsOf(LOGO, { 'logo.svg': svg('<script/>') })
    expect(hostile?.message).toMatch(/^board.logo.file: the file logo.svg has an element <script>/)
  })

  it.each([
    ['{ file: logo.svg }', 'board.logo.alternative'],
    ['{ file: logo.svg, alternative: " " }', 'board.logo.alternative'],
    ['{ file: logo.svg, alternative: TBC }', 'board.logo.alternative'],
    ['{ file: ../logo.svg, alternative: Crest }', 'board.logo.file'],
    ['{ file: logo.gif, alternative: Crest }', 'board.logo.file'],
  ])('is a fault as %s', async (logo, path) => {
    expect((await faultsOf(logo, { 'logo.svg': SVG_LOGO })).map(fault => fault.path)).toEqual([path])
  })

  it('changes by date with the body', async () => {
    const changes = `changes:\n  - { from: 2028-05-08, because: Another body., board: { logo: { file: next.svg, alternative: Mark of the Mayor } } }\n`
    const text = `${withLogo(LOGO)}${changes}`
    const loaded = await loadWithLogos(text, beside({ 'logo.svg': SVG_LOGO, 'next.svg': svg('') }))
    if (!loaded.ok) throw new Error(loaded.faults[0]!.message)
    const alternativeOn = (day: string) => logoOf(boardAt(loaded.board, day))?.alternative
    expect(alternativeOn('2028-05-07')).toBe('Crest of the Board')
    expect(alternativeOn('2028-05-08')).toBe('Mark of the Mayor')
    const without = await loadWithLogos(text, beside({ 'logo.svg': SVG_LOGO }))
    expect(without.ok || without.faults.map(({ path }) => path)).toEqual(['changes[0].board.logo.file'])
  })
})
