import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import type { DeclaredTable } from './declarations.ts'
import { type CallInterceptor, type EmbeddedServer, type ErrorResponse, openFaultProxy } from './fault-proxy.ts'
import { operatorSettings } from './operator.ts'

export interface TableServerOptions extends CallInterceptor {
  /** Where the items are kept; in memory when left out. */
  readonly folder?: string
  readonly tables: readonly DeclaredTable[]
  readonly port?: number
}

/** The declared tables, made unless they are there already. */
export async function serveTables(options: TableServerOptions): Promise<EmbeddedServer> {
  const { folder, tables, port } = options
  const server = dynalite({ createTableMs: 0, ...(folder !== undefined && { path: folder }) })
  const everyTable = tables[0]?.arn ?? '*'
  const proxy = await openFaultProxy(
    {
      ...options,
      service: 'dynamodb',
      listCalls: ({ headers }) => [
        { action: `dynamodb:${String(headers['x-amz-target']).split('.')[1] ?? ''}`, resource: everyTable },
      ],
      // it has no port of its own: requests are passed to it as they arrive
      handle: (request, response) => server.emit('request', request, response),
      throttledResponse: errorResponse(
        'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded.',
      ),
      deniedResponse: words => errorResponse('com.amazon.coral.service#AccessDeniedException', words),
    },
    port,
  )
  const client = new DynamoDBClient(operatorSettings(proxy.endpoint))
  for (const { ref, KeySchema, AttributeDefinitions } of tables)
    try {
      await client.send(
        new CreateTableCommand({ TableName: ref, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' }),
      )
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error
    }
  client.destroy()
  return {
    ...proxy,
    async close() {
      await proxy.stop()
      if (folder === undefined) return
      // the folder is written only when its server closes
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => server.close(() => resolve())))
    },
  }
}

function errorResponse(__type: string, message: string): ErrorResponse {
  return { status: 400, type: 'application/x-amz-json-1.0', body: JSON.stringify({ __type, message }) }
}
