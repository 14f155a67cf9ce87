import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { alterSmallBoard, smallBoard } from './small-board.ts'

function messagesOf(from: string, to: string): string[] {
  const loaded = loadBoard(alterSmallBoard(from, to).text)
  return loaded.ok ? [] : loaded.faults.map(({ message }) => message)
}

describe('an id that is not defined', () => {
  const roles = 'a role of this file: clerk, chief'
  const lists = 'a list of roles of this file: members, office'
  it.each([
    ['secretariat: clerk', 'secretariat: nobody', `board.secretariat is "nobody"; allowed: ${roles}`],
    [
      'administrators: office',
      'administrators: offices',
      `board.administrators is "offices"; allowed: ${lists}; did you mean "office"?`,
    ],
    ['lead: chief', 'lead: chef', `roles[0].lead is "chef"; allowed: ${roles}; did you mean "chief"?`],
    ['office: [clerk]', 'office: [clark]', `lists.office[0] is "clark"; allowed: ${roles}; did you mean "clerk"?`],
    [
      'theme: crime',
      'theme: crimes',
      'indicators[0].theme is "crimes"; allowed: a theme of this file: crime; did you mean "crime"?',
    ],
    ['owner: chief', 'owner: boss', `indicators[0].owner is "boss"; allowed: ${roles}`],
    [
      'feed: indicators',
      'feed: risks',
      'indicators[0].feed is "risks"; allowed: a feed of this file: indicators, police-uk',
    ],
    [
      'polarity: down',
      'polarity: down\n    breakdownOf: thefts',
      'indicators[0].breakdownOf is "thefts"; allowed: an indicator of this file: burglary, police-uk-burglary',
    ],
    [
      'polarity: down',
      'polarity: down\n    rebases: [{ month: 2018-04, reason: New rules, decidedBy: judge, decidedOn: 2018-05-10 }]',
      `indicators[0].rebases[0].decidedBy is "judge"; allowed: ${roles}`,
    ],
    [
      'id: indicators, supplier: clerk',
      'id: indicators, supplier: analyst',
      `feeds[0].supplier is "analyst"; allowed: ${roles}`,
    ],
    [
      'packs: [paper]',
      'packs: [papers]',
      'meetings[1].packs[0] is "papers"; allowed: a pack of this file: paper; did you mean "paper"?',
    ],
    ['from: chief', 'from: chair', `packs[0].from is "chair"; allowed: ${roles}`],
    ['contact: clerk', 'contact: analyst', `packs[0].contact is "analyst"; allowed: ${roles}`],
    ['recipients: members', 'recipients: clerk', `packs[0].recipients is "clerk"; allowed: ${lists}`],
    [
      'indicators: all',
      'indicators: [burglary, robbery]',
      'packs[0].indicators[1] is "robbery"; allowed: an indicator of this file: burglary, police-uk-burglary',
    ],
    [
      'areas: [force]',
      'areas: [force, twon]',
      'packs[0].areas[1] is "twon"; allowed: an area of this file: force, town; did you mean "town"?',
    ],
    [
      'editions: [board]',
      'editions: [board]\n    approval: required\n    approvers: [judge]',
      `packs[0].approvers[0] is "judge"; allowed: ${roles}`,
    ],
    ['alertList: office', 'alertList: alerts', `verdicts.alertList is "alerts"; allowed: ${lists}`],
    ['chairList: members', 'chairList: chair', `chasing.chairList is "chair"; allowed: ${lists}`],
  ])('%s -> %s', (from, to, message) => expect(messagesOf(from, to)).toEqual([message]))

  it('is described when the allowed ids are too many to list', () => {
    const indicator = smallBoard.slice(
      smallBoard.indexOf('  - id: burglary'),
      smallBoard.indexOf('  - id: police-uk-burglary'),
    )
    const many = Array.from({ length: 25 }, (_, i) =>
      indicator
        .replace('id: burglary', `id: theft-${i}`)
        .replace('name: Burglary', `name: Theft ${i}`)
        .replace('aliases: [Burglaries]', 'aliases: []'),
    )
    expect(messagesOf('indicators:\n', `indicators:\n${many.join('')}`)).toEqual([])
    expect(
      messagesOf(
        'indicators:\n',
        `indicators:\n${many.join('').replace('theme: crime', 'theme: crime\n    breakdownOf: thefts-9')}`,
      ),
    ).toEqual([
      'indicators[0].breakdownOf is "thefts-9"; allowed: an indicator of this file: the id of one of the 27 indicators; did you mean "theft-9"?',
    ])
  })
})

describe('references that are circular', () => {
  it.each([
    [
      'lead: chief',
      'lead: clerk',
      'roles[0].lead is "clerk"; allowed: a role that does not report, however far up, to this one',
    ],
    [
      'polarity: down',
      'polarity: down\n    breakdownOf: burglary',
      'indicators[0].breakdownOf is "burglary"; allowed: an indicator that is not itself a part of this one',
    ],
  ])('%s -> %s', (from, to, message) => expect(messagesOf(from, to)).toEqual([message]))

  it('over more than one step', () => {
    expect(messagesOf('email: chief@police.example', 'email: chief@police.example, lead: clerk')).toEqual([
      'roles[0].lead is "chief"; allowed: a role that does not report, however far up, to this one',
      'roles[1].lead is "clerk"; allowed: a role that does not report, however far up, to this one',
    ])
  })
})

describe('an ambiguous name', () => {
  const indicatorOnly = 'allowed: a name that belongs to one indicator only'
  it.each([
    [
      'id: police-uk-burglary',
      'id: burglary',
      'indicators[1].id is "burglary", already indicators[0].id; allowed: an id that is unique in the list',
    ],
    [
      'name: Published burglary',
      'name: BURGLARIES.',
      `indicators[0].aliases[0] is "Burglaries", also indicators[1].name; ${indicatorOnly}`,
    ],
    [
      'name: Published burglary',
      'name: burglary',
      `indicators[1].name is "burglary", also indicators[0].id; ${indicatorOnly}`,
    ],
    [
      'aliases: [Constabulary]',
      'aliases: [Constabulary, clerk]',
      'roles[1].aliases[1] is "clerk", also roles[0].id; allowed: a name that belongs to one role only',
    ],
    [
      'name: Town',
      'name: County',
      'areas[1].name is "County", also areas[0].name; allowed: a name that belongs to one area only',
    ],
    [
      'E07000008',
      'E23000036',
      'peers[0].gss is "E23000036", also areas[1].gss; allowed: a name that belongs to one area or peer only',
    ],
    [
      'aliases: [Next Door Police]',
      'aliases: [Test Constabulary]',
      'peers[0].aliases[0] is "Test Constabulary"; allowed: a name other than policeUk.forceName, which is our own',
    ],
    [
      'office: [clerk]',
      'office: [clerk, clerk]',
      'lists.office[1] is "clerk", already lists.office[0]; allowed: each once',
    ],
    [
      'editions: [board]',
      'editions: [board, public, board]',
      'packs[0].editions[2] is "board", already packs[0].editions[0]; allowed: each once',
    ],
  ])('%s -> %s', (from, to, message) => expect(messagesOf(from, to)).toContain(message))

  it('is not a fault when both mean the same thing', () => {
    expect(messagesOf('aliases: [Burglaries]', 'aliases: [Burglaries, Burglary]')).toEqual([])
  })
})

describe('dates and working days', () => {
  const known = 'a date from 2014-02-01 to 2030-12-31, for which bank holidays are known'
  it.each([
    [
      'date: 2018-05-10',
      'date: 2018-05-07',
      'meetings[0].date is "2018-05-07"; allowed: a working day; Monday 7 May 2018 is Early May bank holiday',
    ],
    [
      'date: 2018-05-10',
      'date: 2018-05-12',
      'meetings[0].date is "2018-05-12"; allowed: a working day; this is Saturday 12 May 2018',
    ],
    [
      'date: 2018-05-10',
      'date: 2018-06-14',
      'meetings[1].date is "2018-06-14"; allowed: a date after meetings[0].date, 2018-06-14: meetings are in order of date, one a day',
    ],
    [
      'date: 2018-05-10',
      'date: 2018-07-12',
      'meetings[1].date is "2018-06-14"; allowed: a date after meetings[0].date, 2018-07-12: meetings are in order of date, one a day',
    ],
    ['date: 2018-06-14', 'date: 2031-01-09', `meetings[1].date is "2031-01-09"; allowed: ${known}`],
    ['date: 2018-05-10', 'date: 2013-05-09', `meetings[0].date is "2013-05-09"; allowed: ${known}`],
    [
      'sendWorkingDaysBefore: 4',
      'sendWorkingDaysBefore: 8',
      'packs[0].sendWorkingDaysBefore is 8; allowed: at most 7: papers are due 7 working days before the meeting (meetingDefaults.paperDeadlineWorkingDays)',
    ],
  ])('%s -> %s', (from, to, message) => expect(messagesOf(from, to)).toEqual([message]))
})

describe('settings that only make sense together', () => {
  const fixed =
    'police-uk-all-crime, police-uk-stop-search, police-uk-burglary, police-uk-outcome-…, police-uk-stop-search-ethnicity-…, police-uk-stop-search-age-…'
  it.each([
    ['kind: part', 'kind: whole', ['areas[1].kind is "whole"; allowed: part: another area is the whole already']],
    [
      'kind: whole',
      'kind: part',
      ['areas has no whole; allowed: one area of kind: whole, which stands for all that the board is for'],
    ],
    [
      'population: 60, populationSource: Census',
      'population: 60',
      ['areas[1].population is 60; allowed: a number with its populationSource'],
    ],
    ['marking: OFFICIAL', 'marking: SECRET', ['packs[0].marking is "SECRET"; allowed: OFFICIAL, OFFICIAL-SENSITIVE']],
    [
      'schedules:',
      "publication: [{ paragraph: '5(z)', where: Minutes, url: 'https://www.pcc.example' }]\nschedules:",
      ['publication[0].paragraph is "5(z)"; allowed: a paragraph of duties.items; did you mean "5(a)"?'],
    ],
    [
      'policeUk:\n  forceName: Test Constabulary\n  forceSlug: test\n  crimeTypes: [Burglary]\n',
      '',
      [
        'indicators[1].id is "police-uk-burglary"; allowed: an id that the police-uk feed fills: police-uk-all-crime, police-uk-stop-search, police-uk-outcome-…, police-uk-stop-search-ethnicity-…, police-uk-stop-search-age-…',
        'feeds[1].id is "police-uk"; allowed: a feed other than police-uk, or the settings policeUk beside the feeds',
      ],
    ],
    [
      'id: town',
      'id: elsewhere',
      ['areas[1].id is "elsewhere"; allowed: an id other than elsewhere, no-location and peer-…, which are reserved'],
    ],
    [
      'crimeTypes: [Burglary]',
      'crimeTypes: [Burglary, Bicycle theft]',
      ['policeUk.crimeTypes[1] is "Bicycle theft"; allowed: a crime type with an indicator police-uk-bicycle-theft'],
    ],
    [
      'crimeTypes: [Burglary]',
      'crimeTypes: [Burglary]\ngroups:\n  - { name: A, people: As, dimension: ethnicity, indicator: burglary, population: 5 }',
      ['groups[0].population is 5; allowed: a number with its populationSource'],
    ],
    [
      'crimeTypes: [Burglary]',
      'crimeTypes: [Burglary]\ngroups:\n  - { name: A, people: As, dimension: ethnicity, indicator: burglary, reference: true }',
      ['groups[0].reference is true; allowed: false, unless the group has a population and an answer'],
    ],
    [
      'crimeTypes: [Burglary]',
      `crimeTypes: [Burglary]\ngroups:${'\n  - { name: A, people: As, dimension: ethnicity, indicator: burglary, population: 5, populationSource: Census, reference: true }'.repeat(2)}`,
      ['groups[1].reference is true; allowed: false: groups[0] is the reference of its dimension'],
    ],
    [
      'crimeTypes: [Burglary]',
      'crimeTypes: [Burglary]\ngroups:\n  - { name: A, people: As, dimension: ethnicity, indicator: thefts }',
      ['groups[0].indicator is "thefts"; allowed: an indicator of this file: burglary, police-uk-burglary'],
    ],
    [
      '    feed: police-uk',
      '    feed: indicators',
      [
        'indicators[1].id is "police-uk-burglary"; allowed: an id that does not begin police-uk-, which is reserved for the feed police-uk',
      ],
    ],
    [
      '    feed: indicators',
      '    feed: police-uk',
      [`indicators[0].id is "burglary"; allowed: an id that the police-uk feed fills: ${fixed}`],
    ],
    [
      '    decimals: 0',
      '    mayExceed100: true\n    decimals: 0',
      ['indicators[0].mayExceed100 is true; allowed: false, unless aggregation is percentage'],
    ],
    [
      'aggregation: count',
      'aggregation: percentage\n    mayExceed100: true\n    survey: true',
      [
        'indicators[0].mayExceed100 is true; allowed: false, since the people who answered one way are a part of those asked',
      ],
    ],
    [
      `aggregation: count
    decimals: 0
    polarity: down
    source: Crime system
    feed: indicators
    owner: chief
    expectedWorkingDay: 8
    allowedLagMonths: 0
    benchmark: { kind: previous-twelve-months }`,
      `aggregation: percentage
    mayExceed100: true
    decimals: 0
    polarity: down
    source: Crime system
    feed: indicators
    owner: chief
    expectedWorkingDay: 8
    allowedLagMonths: 0
    benchmark: { kind: fixed, value: 20, setBy: Board }`,
      ['indicators[0].mayExceed100 is true; allowed: false, since a fixed benchmark is judged for shares of 100 only'],
    ],
    [
      'editions: [board]',
      'editions: [board]\n    approval: required',
      ['packs[0].approval is "required"; allowed: none; or name the approvers in approvers'],
    ],
    [
      'editions: [board]',
      'editions: [board]\n    approvers: [chief]',
      ['packs[0].approvers is a list; allowed: an empty list, unless approval: required'],
    ],
    [
      'editions: [board]',
      'editions: [board]\n    partners: members',
      ['packs[0].partners is "members"; allowed: no list, unless partner is among the editions'],
    ],
    [
      'marking: OFFICIAL',
      'marking: OFFICIAL-SENSITIVE',
      [
        'packs[0].recipients is "members"; allowed: a list whose mail domains are in mail.sensitiveDomains, as OFFICIAL-SENSITIVE asks for; not so: clerk (pcc.example) and chief (police.example)',
        'packs[0].marking is "OFFICIAL-SENSITIVE"; allowed: OFFICIAL; or say in markingReason why it is sensitive and who may see it',
      ],
    ],
    [
      'riskTolerance: 13',
      'riskTolerance: 30',
      ['chasing.riskTolerance is 30; allowed: at most 25, the highest score of registers.risks'],
    ],
    [
      'from: board@pcc.example',
      'from: board@police.example',
      ['mail.from is "board@police.example"; allowed: an address @pcc.example (mail.domain)'],
    ],
    [
      'domain: pcc.example',
      'domain: pcc.example\n  receiving: { domain: police.example }',
      [
        'mail.receiving.domain is "police.example"; allowed: a domain of its own, such as in.police.example: roles[1].email is in this one',
      ],
    ],
    ['domain: pcc.example', 'domain: pcc.example\n  receiving: { domain: in.pcc.example }', []],
    [
      'roles:\n',
      'webhook: { format: slack, parameter: /board/webhook, sends: [packs, alerts], edition: public }\nroles:\n',
      [
        'webhook.sends[1] is "alerts"; allowed: packs alone, unless webhook.edition is board: alerts name what other editions withhold',
      ],
    ],
    [
      'escalateToChairAfterWorkingDays: 20',
      'escalateToChairAfterWorkingDays: 10',
      [
        'chasing.escalateToChairAfterWorkingDays is 10; allowed: more than 10, when the lead is notified (chasing.escalateToLeadAfterWorkingDays)',
      ],
    ],
  ])('%s -> %s', (from, to, messages) => expect(messagesOf(from, to)).toEqual(messages))
})
