import { Fn, type Stack } from 'aws-cdk-lib'

/**
 * Eight hexadecimal digits that are different for every stack ever made, and the same as long as it lives. What is kept when
 * a stack goes has them in its name, so that a deploy that failed, or a stack that was deleted, does not stand in the way of
 * the next.
 */
export function stackSuffix({ stackId }: Stack): string {
  // arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/1a2b3c4d-...
  return Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', stackId))))
}
