import { checkAlarms, checkDeploy, checkDmarc, checkDomain, checkSandbox } from './account-checks.ts'
import { checkFirstPack, checkRehearsal, checkSuppliers } from './board-checks.ts'
import { done, type FortnightFacts, isUnknown, judge, type Outcome, type StepFinding, toDo } from './facts.ts'
import { checkChannel, checkMailIn } from './option-checks.ts'

interface Step {
  readonly title: string
  /** Null for a step that the board's file does not ask for. */
  readonly check: (facts: FortnightFacts) => Outcome | null
}

/** The steps of `docs/first-fortnight.md`, in its order, each with how it is checked. */
export const STEPS: readonly Step[] = [
  {
    title: 'Your own addresses',
    check: ({ examples }) =>
      examples === null
        ? done('No address of the board’s file is an example.')
        : toDo(examples, 'Change them in the board’s file, then boardpack config FILE.'),
  },
  {
    title: 'Account and region',
    check: ({ caller }) =>
      judge(caller, ({ account, region, arn }) => done(`Account ${account}, region ${region}, as ${arn}.`)),
  },
  {
    title: 'Bootstrap',
    check: ({ bootstrap, caller }) =>
      judge(bootstrap, version => {
        const place = isUnknown(caller) ? '' : ` aws://${caller.account}/${caller.region}`
        return version === null
          ? toDo('This account and region have no CDKToolkit stack.', `npx cdk bootstrap${place}`)
          : done(`CDKToolkit, version ${version}.`)
      }),
  },
  { title: 'Deploy', check: checkDeploy },
  { title: 'DKIM', check: checkDomain },
  { title: 'DMARC', check: checkDmarc },
  { title: 'Out of the SES sandbox', check: checkSandbox },
  { title: 'Alarms confirmed', check: checkAlarms },
  { title: 'Suppliers let in', check: checkSuppliers },
  { title: 'First rehearsal to yourself', check: checkRehearsal },
  { title: 'First pack', check: checkFirstPack },
  { title: 'Files by mail', check: checkMailIn },
  { title: 'A channel', check: checkChannel },
]

/** Every step that the board has, as it stands, by its number in `docs/first-fortnight.md`. */
export const checkFirstFortnight = (facts: FortnightFacts): StepFinding[] =>
  STEPS.flatMap(({ title, check }, i) => {
    const outcome = check(facts)
    return outcome === null ? [] : [{ number: i + 1, title, ...outcome }]
  })

/** The steps as lines to print: number, state, title, what was found, and under it what to do. */
export function describeFirstFortnight(findings: readonly StepFinding[]): string[] {
  return findings.flatMap(({ number, title, state, found, fix }) => [
    `${String(number).padStart(2)}  ${state.padEnd(9)}  ${title}: ${found}`,
    ...(fix === null ? [] : [`${' '.repeat(15)}→ ${fix}`]),
  ])
}
