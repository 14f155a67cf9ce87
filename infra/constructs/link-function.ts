import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import type * as sns from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { LINK_IMPACT } from '../../shared/operations/alarm-texts.ts'
import { LINK_FUNCTION } from '../../shared/operations/function-names.ts'
import { AlarmWithImpact } from './alarms.ts'
import { FunctionWithRights } from './function-with-rights.ts'

export interface LinkFunctionProps {
  readonly board: string
  readonly code: string
  readonly alarmTopic: sns.ITopic
}

/**
 * The pages behind the links in mails, at an address of their own. Anybody may call it; it answers only to links that are
 * signed by this board, not expired and not used too often.
 */
export class LinkFunction extends FunctionWithRights {
  /** `https://….lambda-url.REGION.on.aws/` */
  readonly url: string

  constructor(scope: Construct, id: string, { board, code, alarmTopic }: LinkFunctionProps) {
    const props = { board, name: LINK_FUNCTION, code, memoryMegabytes: 1024, timeout: Duration.seconds(30) }
    super(scope, id, props)
    this.url = this.lambda.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE }).url
    new CfnOutput(Stack.of(this), 'LinksUrl', { description: 'Where the links in mails lead', value: this.url })
    new AlarmWithImpact(this, 'NeedsAttention', {
      problem: 'A page behind a link could not be answered.',
      metric: this.failedAttempts(props, Duration.minutes(1)),
      threshold: 0,
      alarmTopic,
      ...LINK_IMPACT,
    })
  }
}
