import type { Month } from '../calendar/month.ts'

/**
 * A text as its author sent it, or that is still awaited of one (then `markdown` is empty): what a copy in Word lets people edit and send
 * back. Only the edition for the board has them.
 */
export type EditableText =
  | {
      readonly about: 'indicator'
      readonly indicator: string
      /** The indicator as it is printed. */
      readonly name: string
      readonly area: string
      readonly month: Month
      /** A role in the board's file. */
      readonly author: string
      readonly audience: 'board' | 'partner' | 'public'
      readonly markdown: string
      readonly action: string | null
      /** `YYYY-MM-DD` */
      readonly actionDueDate: string | null
    }
  | {
      readonly about: 'section'
      /** `good-practice` */
      readonly section: string
      /** `Good practice` */
      readonly name: string
      /** `YYYY-MM-DD` */
      readonly meeting: string
      /** What it is about, where several stand in one section. */
      readonly subject: string | null
      readonly author: string
      readonly audience: 'board' | 'partner' | 'public'
      readonly place: 'report' | 'data-pack' | 'meeting-pack'
      readonly markdown: string
    }
