import { type IRunOptions, TextRun } from 'docx'

/** How words look; sizes are in half points. */
export type Look = Pick<IRunOptions, 'bold' | 'italics' | 'size' | 'style'>

/** Words that look alike. */
export const textRun = (text: string, look: Look = {}): TextRun => new TextRun({ text, ...look })
