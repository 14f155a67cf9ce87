import { setFlagsFromString } from 'node:v8'

/** Roughly the bytes of a function that are run before it is compiled again; the engine's own 1,800,000 reaches half of the typesetter. */
const RUN_BEFORE_OPTIMISED = 1_000_000_000

/**
 * Has the engine optimise only what is truly hot in WebAssembly that is loaded from now on. By its own measure it optimises so much of the
 * typesetter (28 MB) that compiling takes more processor time than a whole report.
 */
export function optimiseOnlyHotCode(): void {
  setFlagsFromString(`--wasm-tiering-budget=${RUN_BEFORE_OPTIMISED}`)
}
