import { monthRange } from '../../shared/calendar/month.ts'
import type { Pack } from '../../shared/config/schema/pack.ts'
import type { PackInput } from '../../shared/packs/input/pack-input.ts'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'

const KNOWN_AT = '2018-05-02T09:00:00.000Z'

const withheld = (words: string) => ({ why: words, withheldFrom: ['partner', 'public'] as ('partner' | 'public')[] })
export const SENSITIVE: Pack['sensitive'] = [
  { kind: 'register', register: 'risks', ...withheld('It shows where policing is weak.') },
  { kind: 'indicator', indicator: 'rural-crime', ...withheld('An operation is under way.') },
  { kind: 'column', table: 'action-log', column: 'owner', why: 'Owners are for the Board.', withheldFrom: ['public'] },
  {
    kind: 'column',
    table: 'action-log',
    column: 'update',
    why: 'Updates are for the Board.',
    withheldFrom: ['public'],
  },
]
/** What a column says that the public may not have; a text that the public may have repeats it. */
const UPDATE = 'CANARY-UPDATE came from the contractor'

/** Registers, commentary and file names with a word in every field that may not get out, and the fields that may. */
export function withCanaries(input: PackInput): PackInput {
  const action = {
    id: '1.0',
    agendaItem: '5.0',
    raised: '2018-03-01',
    action: 'Report back to officer-canary@internal.example',
    owner: 'CANARY-OWNER',
    ownerRole: 'chief-constable',
    targetDate: '2018-04-01',
    update: UPDATE,
    updateDate: '2018-04-02',
    statusText: 'Ongoing',
    status: 'open',
    reason: null,
    decidedOn: null,
    repairs: [],
  } as const
  const later = { ...action, owner: 'CANARY-LATER-OWNER' }
  const assessment = (period: string, score: number) => ({ period, score, label: 'CANARY-LABEL' })
  const commentary = {
    author: 'head-of-performance',
    action: 'CANARY-ACTION',
    actionDueDate: '2018-06-30',
    knownFrom: KNOWN_AT,
    drop: 'd',
  }
  const text = (indicator: string, audience: 'board' | 'partner' | 'public', markdown: string) => ({
    ...commentary,
    id: `${indicator}/2018-03`,
    indicator,
    month: '2018-03',
    audience,
    markdown,
    ...(audience === 'public' ? { action: 'Told to all' } : {}),
  })
  return {
    ...input,
    board: {
      ...input.board,
      publication: [
        { paragraph: '7B(a)', where: 'Inspectorate, PEEL report', url: 'https://inspectorate.example/peel' },
      ],
    },
    pack: { ...input.pack, sensitive: SENSITIVE, editions: ['board', 'partner', 'public'] },
    drops: new Map([...input.drops].map(([id, drop]) => [id, { ...drop, file: `CANARY-FILE-${drop.file}` }])),
    registers: {
      ...EMPTY_REGISTERS,
      actions: [
        {
          id: '1.0',
          versions: [
            { action, drop: 'd', knownFrom: '2018-04-01T09:00:00.000Z' },
            { action: later, drop: 'e', knownFrom: KNOWN_AT },
          ],
        },
      ],
      risks: [
        {
          id: 'r1',
          versions: [
            {
              risk: {
                id: 'r1',
                ref: 'CANARY-REF',
                name: 'CANARY-RISK',
                table: null,
                tolerance: null,
                owner: 'CANARY-RISK-OWNER',
                mitigation: 'CANARY-MITIGATION',
                assessments: [assessment('2017/18', 12), assessment('2018/19', 16)],
              },
              drop: 'd',
              knownFrom: KNOWN_AT,
            },
          ],
        },
      ],
      commentary: [
        text(
          'all-recorded-crime',
          'public',
          `OPEN-WORDS on recording. ${UPDATE.replace(' came', '\u00A0came')}, we hear.`,
        ),
        text('burglary-dwelling', 'board', 'CANARY-BOARD-WORDS'),
        text('conditional-cautions-youths', 'public', 'CANARY-SMALL-WORDS: 2 young people'),
      ],
    },
    // the pack before knew other figures, so that restatements print their files
    previous: { run: 'performance-2018-03-01', meeting: '2018-03-01', drops: new Set(['before']) },
  }
}

/** An indicator of few counts. */
export const CAUTIONS = 'conditional-cautions-youths'

/** Small counts in most months of an indicator, and one that was restated from a small count. */
export function withSmallCounts(input: PackInput, counts: readonly number[]): PackInput {
  const months = monthRange('2017-01', '2018-03')
  const force = input.revisions.get(CAUTIONS)!.get('force')!
  const given = force.at(-1)!
  const observations = months.map((period, i) => ({
    ...given,
    period,
    value: counts[i % counts.length]!,
    numerator: null,
    denominator: null,
    status: 'published' as const,
  }))
  const earlier = { ...observations[3]!, value: 1, drop: 'before', knownFrom: '2018-01-01T09:00:00Z' }
  const revisions = new Map([...input.revisions, [CAUTIONS, new Map([['force', [earlier, ...observations]]])]])
  return { ...input, revisions }
}
