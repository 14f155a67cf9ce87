// The parts of two packages without types that the local stack uses.

declare module 's3rver' {
  import type { EventEmitter } from 'node:events'
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface ObjectEvent {
    readonly Records: readonly {
      readonly eventName: string
      readonly s3: {
        readonly bucket: { readonly name: string }
        readonly object: { readonly key: string; readonly size?: number; readonly eTag?: string }
      }
    }[]
  }

  export default class S3rver extends EventEmitter {
    constructor(options: {
      directory: string
      silent: boolean
      vhostBuckets: boolean
      configureBuckets: { name: string }[]
    })
    configureBuckets(): Promise<unknown>
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    readonly logger: { close(): void; readonly exceptions: { unhandle(): void } }
  }
}

declare module 'dynalite' {
  import type { Server } from 'node:http'

  export default function dynalite(options: { path?: string; createTableMs: number }): Server
}

declare module 'mailparser' {
  export interface ParsedMail {
    readonly subject?: string
    readonly text?: string
    readonly html: string | false
    readonly headers: ReadonlyMap<string, unknown>
    readonly headerLines: readonly { readonly key: string; readonly line: string }[]
    readonly attachments: readonly {
      readonly filename?: string
      readonly contentType: string
      readonly content: Buffer
      readonly related: boolean
    }[]
  }

  export function simpleParser(source: Buffer): Promise<ParsedMail>
}
