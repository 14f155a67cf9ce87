import * as XLSX from '@e965/xlsx'

// SheetJS exports it without declaring what is in it
const { CFB } = XLSX as unknown as {
  readonly CFB: {
    readonly utils: { cfb_new(): object; cfb_add(container: object, path: string, content: Uint8Array): void }
    write(container: object, options: { type: 'buffer' }): Buffer
  }
}

/** An old Office file with one stream, by the name of which it is known. */
export function makeOleFile(stream: string): Buffer {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000))
  return CFB.write(container, { type: 'buffer' })
}
