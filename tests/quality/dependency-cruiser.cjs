const { ROOMS } = require('./rooms.cjs')

const inside = room => (room.endsWith('.ts') ? `^${room}$` : `^${room}/`)

/** A rule a room: what it may import is listed in rooms.cjs, everything else is refused. */
const roomRules = Object.entries(ROOMS).map(([room, may]) => ({
  name: `rooms/${room}`,
  severity: 'error',
  comment: `${room} may import ${may.length === 0 ? 'no other room' : may.join(', ')}`,
  from: {
    path: inside(room),
    pathNot: Object.keys(ROOMS)
      .filter(other => other.startsWith(`${room}/`))
      .map(inside),
  },
  to: { path: '^(functions|infra|shared|templates|tests)/', pathNot: [room, ...may].map(inside) },
}))

/** Which file may import which. Arrows point inwards: entry points use the core, the core knows none of them. */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that import each other belong in one file, or need a third',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'templates-take-a-finished-model',
      severity: 'error',
      comment: 'A template turns a finished model into markup; of packs it knows the model alone',
      from: { path: '^templates' },
      to: { path: '^shared/packs/(?!model/)' },
    },
    {
      name: 'only-edges-use-aws',
      severity: 'error',
      comment: 'Only the store and the mail transport use AWS clients',
      from: { path: '^(shared|templates)', pathNot: '^shared/(store/|mail/transport)' },
      to: { path: 'node_modules/@aws-sdk' },
    },
    {
      name: 'functions-use-three-clients',
      severity: 'error',
      comment:
        'S3, DynamoDB and SES only: queues reach a function as events; one file alone puts a failed message off, and one reads a secret parameter',
      from: {
        path: '^(functions|shared)',
        pathNot: '^(functions/(commands/|edge/(wiring|queue-visibility)\\.ts)|shared/store/parameters\\.ts)',
      },
      to: { path: 'node_modules/@aws-sdk/client-(?!(s3|dynamodb|ses)/)' },
    },
    {
      name: 'commands-use-nine-clients',
      severity: 'error',
      comment:
        'And SQS, for an operator who replays failed messages, CloudFormation, for the names that a stack gives, and STS, SES’s second version, SNS and SSM, which the doctor reads: with permissions of their own',
      from: { path: '^functions/commands/' },
      to: { path: 'node_modules/@aws-sdk/client-(?!(s3|dynamodb|ses|sqs|cloudformation|sts|sesv2|sns|ssm)/)' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'An import that cannot be found',
      from: {},
      // the types of Lambda's events come from a package of types alone
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
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
