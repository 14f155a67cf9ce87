import type { Cell } from '../grid.ts'
import { isGrey } from './cell-format.ts'
import { prefixedAttribute, xmlTokens } from './xml-tokens.ts'

/** What a style of an OpenDocument file says that bears on a figure; what it does not say its parent says. */
interface OdsStyle {
  parent: string | undefined
  dataStyle: string | undefined
  isStruck: boolean | undefined
  isRaised: boolean | undefined
  isGrey: boolean | undefined
  isHidden: boolean | undefined
}

/** The styles of an OpenDocument file, by name. */
export class OdsStyles {
  readonly #styles = new Map<string, OdsStyle>()
  readonly #dateParts = new Map<string, Set<string>>()

  /** @param parts the XML of the parts that hold styles */
  constructor(parts: readonly string[]) {
    for (const xml of parts) this.#read(xml)
  }

  #read(xml: string): void {
    let style: OdsStyle | undefined
    let dateStyle: Set<string> | undefined
    for (const token of xmlTokens(xml)) {
      if (token.kind !== 'open') continue
      const { name, tag } = token
      const value = (key: string) => prefixedAttribute(tag, key)
      if (name === 'office:body') return
      if (name === 'style:style') {
        style = {
          ...{ parent: value('style:parent-style-name'), dataStyle: value('style:data-style-name') },
          ...{ isStruck: undefined, isRaised: undefined, isGrey: undefined, isHidden: undefined },
        }
        this.#styles.set(`${value('style:family') ?? ''} ${value('style:name') ?? ''}`, style)
      } else if (name === 'number:date-style') {
        dateStyle = new Set()
        this.#dateParts.set(value('style:name') ?? '', dateStyle)
      } else if (/^number:(?:day|month|year|day-of-week)$/.test(name)) dateStyle?.add(name.slice('number:'.length))
      else if (style !== undefined) {
        const line = value('style:text-line-through-style') ?? value('style:text-line-through-type')
        if (line !== undefined) style.isStruck = line !== 'none'
        const position = value('style:text-position')
        if (position !== undefined) style.isRaised = /^(?:super|[1-9])/.test(position)
        const colour = value('fo:background-color')
        if (colour !== undefined)
          style.isGrey = isGrey({ patternType: 'solid', fgColor: { rgb: colour.replace('#', '') } })
        const display = value('table:display')
        if (display !== undefined) style.isHidden = display === 'false'
      }
    }
  }

  /** Whether a style, or the nearest it is made from that says so, has a property. */
  is(property: 'isStruck' | 'isRaised' | 'isGrey' | 'isHidden', family: string, name: string | undefined): boolean {
    return this.#find(family, name, style => style[property]) ?? false
  }

  /** What the format of a cell shows of its date. */
  dateParts(style: string | undefined): NonNullable<Cell['dateParts']> {
    const shown = this.#dateParts.get(this.#find('table-cell', style, each => each.dataStyle) ?? '')
    if (shown === undefined) return 'day'
    const [hasDay, hasMonth, hasYear] = ['day', 'month', 'year'].map(part => shown.has(part))
    if (hasDay) return hasYear || !hasMonth ? 'day' : 'day-without-year'
    return hasMonth ? 'month' : hasYear ? 'year' : 'day'
  }

  #find<T>(family: string, name: string | undefined, get: (style: OdsStyle) => T | undefined): T | undefined {
    let current = name
    // a style that is its own ancestor ends here
    for (let depth = 0; depth < 10 && current !== undefined; depth++) {
      const style = this.#styles.get(`${family} ${current}`)
      const found = style && get(style)
      if (found !== undefined) return found
      current = style?.parent
    }
    return undefined
  }
}
