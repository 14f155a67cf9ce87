import { isAllowed, type RequestedAction, type Statement } from '../../infra/local/permissions.ts'

/** One pair of action and resource that a statement allows. */
interface Grant {
  readonly statement: Statement
  readonly action: string
  readonly resource: string
}

function grantsOf(statements: readonly Statement[]): Grant[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(statement =>
      statement.Action.flatMap(action => statement.Resource.map(resource => ({ statement, action, resource }))),
    )
}

const nameOf = ({ action, resource }: Grant) => `${action} ${resource}`

/** Every pair of action and resource that statements allow, as `action resource`. */
export function listGrants(statements: readonly Statement[]): string[] {
  return grantsOf(statements).map(nameOf)
}

/** The grants that a call uses: those that would allow it alone. */
export function usedGrants(statements: readonly Statement[], requested: RequestedAction): string[] {
  return grantsOf(statements)
    .filter(({ statement, action, resource }) =>
      isAllowed([{ ...statement, Action: [action], Resource: [resource] }], requested),
    )
    .map(nameOf)
}
