/** Which room may look into which. Arrows point inwards: entry points use the core, the core knows none of them. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-knows-no-entry-points',
      severity: 'error',
      comment: 'shared/ decides; functions/ and infra/ call it',
      from: { path: '^shared' },
      to: { path: '^(functions|infra|templates|tests)' },
    },
    {
      name: 'templates-only-lay-out',
      severity: 'error',
      comment: 'A template turns a finished model into markup',
      from: { path: '^templates' },
      to: { path: '^(functions|infra|tests|shared/(store|intake|statistics|alerts|registers|narrative))' },
    },
    {
      name: 'only-edges-use-aws',
      severity: 'error',
      comment: 'AWS clients live at the door',
      from: { path: '^(shared|templates)', pathNot: '^shared/(store/|mail/transport)' },
      to: { path: 'node_modules/@aws-sdk' },
    },
    {
      name: 'functions-use-three-clients',
      severity: 'error',
      comment: 'S3, DynamoDB and SES only: queues reach a function as events',
      from: { path: '^(functions|shared)', pathNot: '^functions/commands/' },
      to: { path: 'node_modules/@aws-sdk/client-(?!(s3|dynamodb|ses)/)' },
    },
    {
      name: 'commands-use-four-clients',
      severity: 'error',
      comment: 'And SQS, for a person who sees to what lies aside, with rights of their own',
      from: { path: '^functions/commands/' },
      to: { path: 'node_modules/@aws-sdk/client-(?!(s3|dynamodb|ses|sqs)/)' },
    },
    {
      name: 'statistics-stand-alone',
      severity: 'error',
      comment: 'A method knows numbers and months, not boards',
      from: { path: '^shared/statistics' },
      to: { path: '^shared/(?!statistics|calendar)' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
}
