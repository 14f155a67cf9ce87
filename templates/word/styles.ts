import type { IStylesOptions } from 'docx'
import { PALETTE } from '../../shared/charts/palette.ts'

const FONT = 'Arial'
const colour = (hex: string) => hex.slice(1)
const ink = colour(PALETTE.ink)
const grey = colour(PALETTE.grey)
const accent = colour(PALETTE.accent)

/** Sizes are in half points, spaces in twentieths of a point. */
const headingStyle = (size: number, before: number) => ({
  run: { size, bold: true, color: accent, font: FONT },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
})

const paragraphStyle = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  paragraph,
})

/** Sizes that tables are set in. */
const CELL_SIZES = [13, 14, 15, 16, 17]

/** The style of cells of a size, in half points. LibreOffice sets what is in a control by its paragraph's style alone. */
export const tableCellStyle = (size: number): string => `TableCell${size}`

/** Styles of the report, by Word's own names where it has one, so that the navigation pane and screen readers know them. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 21, color: ink, language: { value: 'en-GB', eastAsia: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: headingStyle(40, 120),
    heading1: headingStyle(28, 280),
    heading2: headingStyle(23, 220),
    heading3: headingStyle(21, 180),
    heading4: headingStyle(21, 160),
  },
  paragraphStyles: [
    paragraphStyle('Quote', 'Quote', { italics: false }, { indent: { left: 360 } }),
    paragraphStyle('Caption', 'caption', { bold: true, size: 20, color: ink }, { spacing: { before: 160, after: 60 } }),
    paragraphStyle('Note', 'Note', { size: 17, color: grey }, { spacing: { after: 60 } }),
    paragraphStyle(
      'BoxTitle',
      'Box Title',
      { bold: true, color: accent },
      { spacing: { before: 100, after: 40 }, keepNext: true },
    ),
    paragraphStyle('TableHeading', 'Table Heading', { bold: true, size: 17 }, { spacing: { after: 0, line: 240 } }),
    ...CELL_SIZES.map(size =>
      paragraphStyle(tableCellStyle(size), `Table Cell ${size / 2}`, { size }, { spacing: { after: 0, line: 240 } }),
    ),
  ],
  characterStyles: [
    { id: 'PartNumber', name: 'Part Number', run: { color: grey } },
    { id: 'PlaceholderText', name: 'Placeholder Text', run: { color: grey } },
  ],
}
