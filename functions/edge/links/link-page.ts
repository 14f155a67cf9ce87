import type { VNode } from 'preact'
import type { CalendarDate } from '../../../shared/calendar/date.ts'
import type { Link, LinkPurpose } from '../../../shared/links/link.ts'

/** A request for a page behind a link that is genuine and not expired. */
export interface LinkRequest<P extends LinkPurpose> {
  readonly link: Extract<Link, { purpose: P }>
  /** ISO instant, and the local day. */
  readonly now: string
  readonly today: CalendarDate
  /** Path of the link itself: `/upload/TOKEN`. */
  readonly path: string
  /** Path below it, without a slash at the start. */
  readonly below: string
  readonly query: URLSearchParams
  /** What a form sent; empty for a page that is only shown. */
  readonly form: URLSearchParams
  /** Address of the site, without a slash at the end. */
  readonly site: string
}

export type LinkAnswer =
  | {
      readonly kind: 'page'
      readonly title: string
      readonly content: VNode
      readonly status?: number
      readonly refreshSeconds?: number
      /** Another origin that a form of the page is sent to. */
      readonly formTarget?: string
    }
  /** To a page of this site, or to an object of a bucket. */
  | { readonly kind: 'redirect'; readonly to: string }

/** What a link of one purpose does. Showing changes nothing, so that a scanner that follows links changes nothing. */
export interface LinkPage<P extends LinkPurpose> {
  show(request: LinkRequest<P>): Promise<LinkAnswer>
  /** What a form of the page does; left out where the page has none of its own. */
  act?(request: LinkRequest<P>): Promise<LinkAnswer>
}

/** The longest text of a form's field, in characters; what is typed beyond is refused with a message. */
export const MAX_TEXT = 3000

export const textOf = (form: URLSearchParams, field: string): string => form.get(field)?.trim() ?? ''
