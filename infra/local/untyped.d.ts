// The parts of packages without types that the local stack uses.

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
