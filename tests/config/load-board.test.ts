import { describe, expect, it } from 'vitest'
import { formatConfigFaults } from '../../shared/config/format-config-faults.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { alterSmallBoard, smallBoard } from './small-board.ts'

/** The faults of a text as the terminal prints them. */
function faultsOf(text: string): string[] {
  const loaded = loadBoard(text)
  return loaded.ok ? [] : loaded.faults.map(({ line, message }) => `line ${line}: ${message}`)
}

const keysOfIndicator =
  'id, name, theme, aliases, definition, unit, axis, aggregation, frequency, mayExceed100, per, decimals, measured, mayBeNegative, format, withoutCounts, polarity, caveat, source, feed, published, owner, expectedWorkingDay, allowedLagMonths, benchmark, survey, breakdownOf, withoutColumns, suppression, target, targets, method, rebases, exceptional'

/** What is exchanged for what, and what is then said of the line it is on. */
const alterations: readonly [name: string, from: string, to: string, ...messages: string[]][] = [
  [
    'a word that is none of those allowed',
    'polarity: down',
    'polarity: upp',
    'indicators[0].polarity is "upp"; allowed: up, down, neutral; did you mean "up"?',
  ],
  [
    'a setting that does not exist',
    'polarity: down',
    'polarity: down\n    colour: red',
    `+1 indicators[0].colour is not a setting; allowed: ${keysOfIndicator}`,
  ],
  [
    'a setting mistyped',
    '    unit: offences',
    '    unti: offences',
    `-5 indicators[0].unit is missing; allowed: words on one line, at most 2000 characters`,
    `indicators[0].unti is not a setting; allowed: ${keysOfIndicator}; did you mean "unit"?`,
  ],
  [
    'an empty value',
    'theme: crime',
    'theme:',
    'indicators[0].theme is empty; allowed: an id: lower-case letters, digits and single hyphens, at most 80 characters',
  ],
  [
    'a list where a word belongs',
    'theme: crime',
    'theme: [crime]',
    'indicators[0].theme is a list; allowed: an id: lower-case letters, digits and single hyphens, at most 80 characters',
  ],
  [
    'a number out of bounds',
    'decimals: 0',
    'decimals: 9',
    'indicators[0].decimals is 9; allowed: a whole number from 0 to 3',
  ],
  [
    'a number with decimals',
    'decimals: 0',
    'decimals: 0.5',
    'indicators[0].decimals is 0.5; allowed: a whole number from 0 to 3',
  ],
  [
    'a number in quotation marks',
    'decimals: 0',
    "decimals: '0'",
    'indicators[0].decimals is "0"; allowed: a whole number from 0 to 3',
  ],
  [
    'an agenda item not in quotation marks',
    "agendaItem: '5.0'",
    'agendaItem: 5.0',
    "packs[0].agendaItem is 5; allowed: an agenda item in quotation marks, such as '5.0' or 'PUB{yy}/{mm}/3.2', at most 40 characters",
  ],
  [
    'a time that a clock change skips',
    "sendAt: '16:00'",
    "sendAt: '01:30'",
    'packs[0].sendAt is "01:30"; allowed: a time such as 09:00, but not from 01:00 to 01:59, which clock changes skip or repeat',
  ],
  [
    'a time there is not',
    "sendAt: '16:00'",
    "sendAt: '24:00'",
    'packs[0].sendAt is "24:00"; allowed: a time such as 09:00, but not from 01:00 to 01:59, which clock changes skip or repeat',
  ],
  [
    'a date the calendar has not',
    'date: 2018-05-10',
    'date: 2018-04-31',
    'meetings[0].date is "2018-04-31"; allowed: a date such as 2018-05-10',
  ],
  [
    'a date the other way round',
    'date: 2018-05-10',
    'date: 10/05/2018',
    'meetings[0].date is "10/05/2018"; allowed: a date such as 2018-05-10',
  ],
  [
    'an address that is none',
    'email: clerk@pcc.example',
    'email: clerk',
    'roles[0].email is "clerk"; allowed: an email address such as name@board.example, at most 254 characters',
  ],
  [
    'a web address without encryption',
    'website: https:',
    'website: http:',
    'board.website is "http://www.pcc.example"; allowed: an address that begins https://',
  ],
  [
    'a code of no area',
    'gss: E07000008',
    'gss: E0700008',
    'areas[1].gss is "E0700008"; allowed: a GSS code such as E07000008',
  ],
  [
    'a yes of another YAML',
    'polarity: down',
    'polarity: down\n    survey: yes',
    '+1 indicators[0].survey is "yes"; allowed: true, false',
  ],
  [
    'a column that the dashboard has not',
    'polarity: down',
    'polarity: down\n    withoutColumns: [rolling]',
    '+1 indicators[0].withoutColumns[0] is "rolling"; allowed: year-to-date, rolling-12-months, baseline',
  ],
  [
    'a choice of groups, none of them',
    '{ kind: previous-twelve-months }',
    '{ kind: previous-twelve-month }',
    'indicators[0].benchmark.kind is "previous-twelve-month"; allowed: previous-twelve-months or fixed or none; did you mean "previous-twelve-months"?',
  ],
  [
    'a choice of groups, half of one',
    '{ kind: previous-twelve-months }',
    '{ kind: fixed, value: 3 }',
    'indicators[0].benchmark.setBy is missing; allowed: words on one line, at most 2000 characters',
  ],
  [
    'a choice of groups, with more than it has',
    '{ kind: previous-twelve-months }',
    '{ kind: fixed, value: 3, setBy: Us, by: Us }',
    'indicators[0].benchmark.by is not a setting; allowed: kind, value, setBy',
  ],
  [
    'a word for a choice of groups',
    '{ kind: previous-twelve-months }',
    'previous',
    'indicators[0].benchmark is "previous"; allowed: kind: previous-twelve-months or kind: fixed or kind: none',
  ],
  [
    'neither the word nor a list',
    'indicators: all',
    'indicators: al',
    'packs[0].indicators is "al"; allowed: all or none or a list with at least one item; did you mean "all"?',
  ],
  [
    'a list with something else in it',
    'indicators: all',
    'indicators: [burglary, A B]',
    'packs[0].indicators[1] is "A B"; allowed: an id: lower-case letters, digits and single hyphens, at most 80 characters',
  ],
  [
    'a list with nothing in it',
    'members: [chief, clerk]',
    'members: []',
    'lists.members is an empty list; allowed: a list with at least one item',
  ],
  [
    'a list of words it may not have',
    'editions: [board]',
    'editions: [private]',
    'packs[0].editions[0] is "private"; allowed: board, partner, public',
  ],
  [
    'the name of a list',
    'office: [clerk]',
    'office: [clerk]\n  Big Office: [clerk]',
    '+1 lists.Big Office has a name that is not allowed: "Big Office"; allowed: an id: lower-case letters, digits and single hyphens',
  ],
  [
    'a setting given twice',
    '    theme: crime',
    '    theme: crime\n    theme: crime',
    '+1 "theme" is given twice in the same group; allowed: each setting once in its group',
  ],
]

describe('a board’s file', () => {
  it('is loaded with its defaults filled in', () => {
    const loaded = loadBoard(smallBoard)
    expect(loaded).toMatchObject({
      ok: true,
      board: { packs: [{ historyMonths: 48, dataMonthsBehind: 2, approval: 'none' }] },
    })
  })

  it('may begin with a byte-order mark and have Windows line ends', () => {
    expect(loadBoard(`\uFEFF${smallBoard.replaceAll('\n', '\r\n')}`).ok).toBe(true)
  })

  it.each(alterations)('is refused with its line: %s', (_, from, to, ...messages) => {
    const { text, line } = alterSmallBoard(from, to)
    const expected = messages.map(message => {
      const [, shift = '0', rest] = /^([+-]\d+)? ?(.*)$/s.exec(message)!
      return `line ${line + Number(shift)}: ${rest!}`
    })
    expect(faultsOf(text)).toEqual(expected)
  })

  it('is rejected with every fault, in the order of its lines', () => {
    const text = smallBoard
      .replace('secretariat: clerk', 'secretariat: clark')
      .replace('decimals: 0', 'decimals: 9')
      .replace('recipients: members', 'recipients: member')
      .replace('riskTolerance: 13', 'riskTolerance: high')
    expect(faultsOf(text).map(fault => fault.split(';')[0])).toEqual([
      'line 9: board.secretariat is "clark"',
      'line 41: indicators[0].decimals is 9',
      'line 76: packs[0].recipients is "member"',
      'line 95: chasing.riskTolerance is "high"',
    ])
  })

  it('says so when it is empty or not a board’s file', () => {
    const allowed =
      'allowed: a group of settings: profile, words, markings, duties, registers, board, mail, roles, lists, themes, areas, peers, groups, policeUk, indicators, tables, feeds, meetingDefaults, meetings, packs, publication, statement, webhook, publicSite, retention, schedules, verdicts, chasing, changes'
    expect(faultsOf('')).toEqual([`line 1: the file is empty; ${allowed}`])
    expect(faultsOf('# nothing yet\n')).toEqual([`line 1: the file is empty; ${allowed}`])
    expect(faultsOf('hello')).toEqual([`line 1: the file is "hello"; ${allowed}`])
    expect(faultsOf('- a\n- b\n')).toEqual([`line 1: the file is a list; ${allowed}`])
    expect(faultsOf('board: {}\n').filter(fault => fault.includes('mail'))).toEqual([
      'line 1: mail is missing; allowed: a group of settings: from, fromName, replyTo, domain, identity, receiving, sensitiveDomains, labels',
    ])
  })

  it('gives what was found and what is allowed apart from the sentence', () => {
    const loaded = loadBoard(alterSmallBoard('polarity: down', 'polarity: upp').text)
    expect(loaded).toEqual({
      ok: false,
      faults: [
        {
          line: 42,
          column: 15,
          path: 'indicators[0].polarity',
          found: '"upp"',
          allowed: 'up, down, neutral',
          message: 'indicators[0].polarity is "upp"; allowed: up, down, neutral; did you mean "up"?',
        },
      ],
    })
  })
})

describe('faults on a terminal', () => {
  const fault = { line: 2, column: 3, path: 'a', found: '"b"', allowed: 'c', message: 'a is "b"; allowed: c' }

  it('are a line each under the file’s name', () => {
    expect(formatConfigFaults('x.yaml', [fault])).toBe('x.yaml: 1 fault\n  line 2, column 3: a is "b"; allowed: c\n')
  })

  it('stop at two hundred, and say how many more there are', () => {
    const printed = formatConfigFaults(
      'x.yaml',
      Array.from({ length: 203 }, () => fault),
    ).split('\n')
    expect(printed[0]).toBe('x.yaml: 203 faults')
    expect(printed).toHaveLength(203)
    expect(printed[201]).toBe('  and 3 more')
  })
})
