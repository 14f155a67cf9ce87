import {
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
  type TypstCompileWorld,
  TypstFontResolverBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import type { DocumentName } from '../../shared/packs/model/documents.ts'
import type { PackModel } from '../../shared/packs/model/pack-model.ts'
import { markAsPdfUa, type PlacementMark } from './mark-as-pdf-ua.ts'
import { layOutDocument } from './pack-layout.ts'
import { type FontInfo, printableBy } from './printable.ts'
import { rememberMemory, reserveMemory } from './reserve-memory.ts'
import { nextSizes, type SheetEdge, type SheetSizes } from './sheet-sizes.ts'

/** What the typesetter is made of, read from disk by whoever calls. */
export interface PdfAssets {
  /** `typst_ts_web_compiler_bg.wasm` of @myriaddreamin/typst-ts-web-compiler. */
  readonly wasm: Uint8Array
  /** The faces in `templates/fonts`. */
  readonly fonts: readonly Uint8Array[]
  /** `templates/pdf/pack.typ`. */
  readonly source: string
}

/** What Typst found wrong with the paper: a fault of ours, never of the figures. */
export class TypesettingError extends Error {
  constructor(readonly diagnostics: readonly unknown[]) {
    super(`The paper could not be typeset: ${JSON.stringify(diagnostics)}`)
    this.name = 'TypesettingError'
  }
}

const SOURCE_FILE = '/pack.typ'
const LAYOUT_FILE = '/pack.json'
const SIZES_FILE = '/sizes.json'
const PAGED = 0
const PDF = 1
const FULL_DIAGNOSTICS = 3

/** Turns a document of a finished pack into a PDF. `files`: those of authors that are bound in, by name. */
type DocumentRenderer = (
  model: PackModel,
  document: DocumentName,
  files?: ReadonlyMap<string, Uint8Array>,
) => Uint8Array

/**
 * Starts the typesetter; the function it gives turns a finished pack into a tagged PDF (PDF/UA-1) of A4 pages. The same
 * model always gives the same bytes, dated when the pack was due. Throws TypesettingError, or NotPdfUaError when the
 * result lacks what the standard asks for.
 */
export async function openPdfRenderer({ wasm, fonts, source }: PdfAssets): Promise<DocumentRenderer> {
  const typst = initSync({ module: wasm as BufferSource })
  reserveMemory(typst)
  const faces = new TypstFontResolverBuilder()
  const printable = printableBy(fonts.map(font => faces.get_font_info(font) as FontInfo))
  for (const font of fonts) faces.add_raw_font(font)
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const compiler = await builder.build()
  compiler.set_fonts(await faces.build())
  compiler.add_source(SOURCE_FILE, source)
  const restoreMemory = rememberMemory(typst.memory)
  const encoder = new TextEncoder()
  const mapText = (path: string, text: string) => compiler.map_shadow(path, encoder.encode(text))
  const setSheets = (sizes: SheetSizes): Uint8Array => {
    mapText(SIZES_FILE, JSON.stringify(sizes))
    const outcome = withWorld(compiler, world => nextSizes(sizes, sheetEdges(world)) ?? toPdf(world))
    return outcome instanceof Uint8Array ? outcome : setSheets(outcome)
  }
  return (model, document, files = new Map()) => {
    const { json, pictures, bound } = layOutDocument(model, document)
    try {
      const words = (_: string, value: unknown) => (typeof value === 'string' ? printable(value) : value)
      mapText(LAYOUT_FILE, JSON.stringify(json, words))
      for (const [path, picture] of pictures)
        if (typeof picture === 'string') mapText(path, printable(picture))
        else compiler.map_shadow(path, picture)
      for (const name of bound) {
        const file = files.get(name)
        if (file === undefined) throw new TypesettingError([`${name} is to be bound in, and is not there`])
        compiler.map_shadow(`/${name}`, file)
      }
      return setSheets({})
    } finally {
      restoreMemory()
    }
  }
}

/** Sets the paper as it is mapped now, and hands it on. Throws TypesettingError. */
function withWorld<T>(compiler: TypstCompiler, work: (world: TypstCompileWorld) => T): T {
  const world = compiler.snapshot(null, SOURCE_FILE, null)
  try {
    const { diagnostics = [] } = (world.compile(PAGED, FULL_DIAGNOSTICS) ?? {}) as {
      diagnostics?: readonly { severity: string }[]
    }
    if (diagnostics.some(each => each.severity === 'error')) throw new TypesettingError(diagnostics)
    return work(world)
  } finally {
    world.free()
  }
}

const sheetEdges = (world: TypstCompileWorld) => readList<SheetEdge>(world, '<sheet-edges>')

/** The one list that stands at the end of the paper under this label. */
function readList<T>(world: TypstCompileWorld, label: string): T[] {
  const [list] = JSON.parse(world.query(PAGED, label, 'value')) as [T[]]
  return list
}

function toPdf(world: TypstCompileWorld): Uint8Array {
  const marks = readList<PlacementMark>(world, '<placements>')
  const { result, diagnostics = [] } = world.get_artifact(PDF, FULL_DIAGNOSTICS) as {
    result?: Uint8Array
    diagnostics?: readonly unknown[]
  }
  if (result === undefined) throw new TypesettingError(diagnostics)
  return markAsPdfUa(result, marks)
}
