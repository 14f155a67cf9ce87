/** A board's file with one of everything, small enough to read a hundred times in a test. Fit to use as it stands. */
export const smallBoard = `board:
  id: test-board
  name: Test Board
  body: Office of the Commissioner
  oversees: Test Constabulary
  legalBasis: An Act
  timeZone: Europe/London
  website: https://www.pcc.example
  secretariat: clerk
  administrators: office
mail:
  from: board@pcc.example
  fromName: Test Board
  replyTo: clerk@pcc.example
  domain: pcc.example
roles:
  - { id: clerk, title: Clerk, organisation: Office, email: clerk@pcc.example, lead: chief }
  - { id: chief, title: Chief, organisation: Force, email: chief@police.example, aliases: [Constabulary] }
lists:
  members: [chief, clerk]
  office: [clerk]
themes:
  - { id: crime, name: Crime }
areas:
  - { id: force, name: County, kind: whole, gss: E23000023, population: 100, populationSource: Census }
  - { id: town, name: Town, kind: part, gss: E07000008, population: 60, populationSource: Census }
peers:
  - { id: next-door, name: Next Door, aliases: [Next Door Police], gss: E23000036, population: 90, populationSource: Census }
policeUk:
  forceName: Test Constabulary
  forceSlug: test
  crimeTypes: [Burglary]
indicators:
  - id: burglary
    name: Burglary
    theme: crime
    aliases: [Burglaries]
    definition: Burglaries recorded
    unit: offences
    aggregation: count
    decimals: 0
    polarity: down
    source: Crime system
    feed: indicators
    owner: chief
    expectedWorkingDay: 8
    allowedLagMonths: 0
    benchmark: { kind: previous-twelve-months }
  - id: police-uk-burglary
    name: Published burglary
    theme: crime
    definition: Burglaries published
    unit: offences
    aggregation: count
    decimals: 0
    polarity: down
    source: data.police.uk
    feed: police-uk
    owner: chief
    expectedWorkingDay: 38
    allowedLagMonths: 0
    benchmark: { kind: none, reason: Not compared }
feeds:
  - { id: indicators, supplier: clerk, format: CSV }
  - { id: police-uk, supplier: clerk, format: As published }
meetingDefaults: { time: '14:00', venue: Hall, paperDeadlineWorkingDays: 7 }
meetings:
  - { date: 2018-05-10 }
  - { date: 2018-06-14, packs: [paper] }
packs:
  - id: paper
    title: Paper
    agendaItem: '5.0'
    from: chief
    contact: clerk
    recipients: members
    marking: OFFICIAL
    purpose: To inform.
    recommendation: To note.
    indicators: all
    areas: [force]
    sendWorkingDaysBefore: 4
    sendAt: '16:00'
    editions: [board]
schedules:
  dailyChecksAt: '08:00'
verdicts: { reference: 12 months before, alertList: office }
chasing:
  remindWorkingDaysBefore: 5
  repeatEveryWorkingDays: 5
  escalateToLeadAfterWorkingDays: 10
  escalateToChairAfterWorkingDays: 20
  chairList: members
  dueSoonCalendarDays: 60
  riskTolerance: 13
profile: police
`

/** The small board with one text exchanged for another, and the line (from 1) that the exchange is in. */
export function alterSmallBoard(from: string, to: string): { text: string; line: number } {
  const at = smallBoard.indexOf(from)
  if (at < 0) throw new Error(`the small board has no "${from}"`)
  return { text: smallBoard.replace(from, () => to), line: smallBoard.slice(0, at).split('\n').length }
}
