import * as z from 'zod'
import { singleLineText } from './common.ts'

/** The board's mark, as its file names it: a picture in the same folder. */
export const logoSchema = z.strictObject({
  file: z
    .string()
    .max(120)
    .regex(/^[A-Za-z0-9][A-Za-z0-9 _.-]*\.(svg|png)$/i)
    .meta({
      title: 'the name of an SVG or PNG file beside this one, such as logo.svg',
      description: 'Its file, beside this one',
      examples: ['logo.svg'],
    }),
  alternative: singleLineText
    .max(200)
    .meta({ title: 'words on one line, at most 200 characters' })
    .meta({
      description: 'What it shows, for those who do not see it: “Crest of Northshire”',
      examples: ['Crest of Northshire'],
    }),
})

/** A logo's file as it is deployed with the settings: as checked, in a data address, with its proportions. */
export const logoPictureSchema = z.strictObject({
  data: z.string().regex(/^data:image\/(png|svg\+xml);base64,[A-Za-z0-9+/=]+$/),
  width: z.number().positive(),
  height: z.number().positive(),
})

export type LogoPicture = z.infer<typeof logoPictureSchema>
