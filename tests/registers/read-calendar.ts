import ICAL from 'ical.js'

/** A calendar file of one entry, as a calendar program reads it. Dates of all-day entries are `YYYY-MM-DD`, instants ISO in UTC. */
export interface ParsedCalendarEntry {
  readonly method: string
  readonly uid: string
  readonly sequence: number
  readonly summary: string
  readonly description: string | null
  readonly location: string | null
  readonly start: string
  readonly end: string
  readonly isAllDay: boolean
  readonly status: string
  readonly transparency: string
  readonly stamp: string
  readonly organizer: string
}

/** Reads a calendar file with a library that is not the one that wrote it. Throws where the file is not iCalendar or has not one entry. */
export function readCalendar(text: string): ParsedCalendarEntry {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  const entries = calendar.getAllSubcomponents('vevent')
  if (calendar.name !== 'vcalendar' || entries.length !== 1)
    throw new Error(`${entries.length} entries in a ${calendar.name}`)
  const entry = entries[0]!
  const event = new ICAL.Event(entry)
  const propertyText = (from: typeof entry, name: string) => {
    const value = from.getFirstPropertyValue(name)
    return value === null ? null : String(value)
  }
  const time = (value: ICAL.Time) => (value.isDate ? value.toString() : value.toJSDate().toISOString())
  return {
    method: propertyText(calendar, 'method')!,
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    location: event.location,
    start: time(event.startDate),
    end: time(event.endDate),
    isAllDay: event.startDate.isDate,
    status: propertyText(entry, 'status')!,
    transparency: propertyText(entry, 'transp')!,
    stamp: time(entry.getFirstPropertyValue('dtstamp') as ICAL.Time),
    organizer: propertyText(entry, 'organizer')!,
  }
}
