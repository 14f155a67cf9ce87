import { STACK_OUTPUTS, type StackOutput } from '../../shared/operations/stack-outputs.ts'
import { findStack, outputOf } from './find-stack.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** What a stack says about itself. */
export type StackOutputs = Readonly<Partial<Record<StackOutput, string>>>

/** Reads the outputs of a deployed stack. Throws InvalidArgumentsError where there is no such stack, or it is not a board's. */
export async function readStackOutputs(stack: string): Promise<StackOutputs> {
  const found = await findStack(stack)
  if (found === null) throw new InvalidArgumentsError(`there is no stack ${stack} in this account and region`)
  const read = Object.entries(STACK_OUTPUTS).map(([output, { name }]) => [output, outputOf(found, name)] as const)
  const missing = read.filter(([, value]) => value === null).map(([output]) => output)
  if (missing.length > 0)
    throw new InvalidArgumentsError(`the stack ${stack} does not say its ${missing.join(', ')}; deploy it again`)
  return Object.fromEntries(read)
}
