import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { stackName } from '../shared/operations/stack-name.ts'
import { BoardStack, type BoardStackProps } from './board-stack.ts'

/** A CloudFormation template, as far as its readers need it. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Outputs?: Readonly<Record<string, unknown>>
}

export interface Resource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly Metadata?: Readonly<Record<string, unknown>>
}

/** An app with the same feature flags as `cdk synth` has from cdk.json, and with asset folders left where they are. */
export function makeApp(outdir: string): App {
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>
  }
  return new App({
    outdir,
    analyticsReporting: false,
    context: { ...context, 'aws:cdk:disable-asset-staging': true, 'aws:cdk:enable-asset-metadata': true },
  })
}

/** A board's template, made in this process and without writing to disk: what the local stack and the tests read. */
export function synthesizeTemplate(props: BoardStackProps): Template {
  const outdir = mkdtempSync(join(tmpdir(), 'boardpack-synth-'))
  // the library's own checks of the template take 13 seconds; `npm run synth` runs them
  process.env.CDK_VALIDATION ??= 'false'
  try {
    const app = makeApp(outdir)
    const stack = new BoardStack(app, stackName(props.board.board.id), props)
    return app.synth({ skipValidation: true }).getStackByName(stack.stackName).template as Template
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}
