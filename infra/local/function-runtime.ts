import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { optimiseOnlyHotCode } from '../../functions/edge/wasm-engine.ts'
import type { DeclaredFunction } from './declarations.ts'

/** A call that a function did not answer: it threw, ran out of time or memory, or was stopped. */
export class FunctionFailedError extends Error {
  constructor(
    readonly functionName: string,
    readonly reason: string,
  ) {
    super(`${functionName}: ${reason}`)
    this.name = 'FunctionFailedError'
  }
}

export interface FunctionRuntime {
  /** Calls the function and gives its answer. Throws FunctionFailedError. */
  invoke(event: unknown): Promise<unknown>
  /** Starts the function's thread before its first call. */
  load(): void
  /** Ends the function's thread immediately, as when its machine dies; the next call starts a new one. */
  kill(reason: string): void
  stop(): Promise<void>
  /** The last lines the function logged. */
  readonly log: readonly string[]
}

const MAX_LOG_LINES = 1000

export interface RuntimeOptions {
  /** Added to the environment that the template declares. Nothing of this process's environment is passed in. */
  readonly environment: Readonly<Record<string, string>>
  readonly onLog?: (line: string) => void
}

/** What running a function takes of its declaration; its bundle's folder is the metadata `aws:asset:path`. */
export type RunnableFunction = Pick<
  DeclaredFunction,
  'FunctionName' | 'arn' | 'Handler' | 'Timeout' | 'MemorySize' | 'Environment' | 'metadata'
>

const heldModules = new Map<string, WebAssembly.Module>()

/**
 * Holds what a bundle has in WebAssembly. As long as a process holds a module, the engine gives every thread that loads the same bytes
 * the machine code that it has: without, each new stack would spend half of a pack's time on compiling the typesetter again.
 */
function holdWebAssembly(folder: string): void {
  for (const name of readdirSync(folder).filter(file => file.endsWith('.wasm'))) {
    // bundles are kept by what they are made from: the same file holds the same bytes
    const file = realpathSync(join(folder, name))
    if (heldModules.has(file)) continue
    optimiseOnlyHotCode()
    heldModules.set(file, new WebAssembly.Module(readFileSync(file)))
  }
}

/** Runs a declared function from its bundle, in a thread with its own environment, memory limit and time limit. */
export function startFunction(declared: RunnableFunction, { environment, onLog }: RuntimeOptions): FunctionRuntime {
  const folder = String(declared.metadata['aws:asset:path'])
  const [file = '', handler = ''] = declared.Handler.split('.')
  const log: string[] = []
  let thread: { worker: Worker; failed: Promise<never>; fail: (reason: string) => void } | null = null

  function appendLog(line: string): void {
    log.push(line)
    if (log.length > MAX_LOG_LINES) log.shift()
    onLog?.(line)
  }

  function startThread() {
    holdWebAssembly(folder)
    const module = realpathSync(join(folder, `${file}.mjs`))
    const worker = new Worker(new URL('./function-worker.mjs', import.meta.url), {
      // what the engine compiles of a bundle is kept beside it, and goes with it
      workerData: { module: pathToFileURL(module).href, handler, compiled: join(dirname(module), '../compiled') },
      env: {
        ...declared.Environment.Variables,
        ...environment,
        LAMBDA_TASK_ROOT: folder,
        AWS_LAMBDA_FUNCTION_NAME: declared.FunctionName,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(declared.MemorySize),
      },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: declared.MemorySize },
    })
    for (const stream of [worker.stdout, worker.stderr]) createInterface(stream).on('line', appendLog)
    let fail: (reason: string) => void = () => undefined
    const failed = new Promise<never>((_, reject) => {
      fail = reason => reject(new FunctionFailedError(declared.FunctionName, reason))
    })
    failed.catch(() => undefined)
    const failThread = (reason: string) => {
      if (thread?.worker === worker) thread = null
      fail(reason)
    }
    worker.on('error', error => failThread(error.message))
    worker.on('exit', () => failThread('its thread ended'))
    worker.unref()
    return { worker, failed, fail: failThread }
  }

  function nextMessage(worker: Worker): Promise<unknown> {
    return new Promise(resolve => {
      worker.on('message', function hear(message: unknown) {
        worker.off('message', hear)
        resolve(message)
      })
    })
  }

  return {
    log,
    async invoke(event) {
      thread ??= startThread()
      const { worker, failed, fail } = thread
      const limit = declared.Timeout * 1000
      const timer = setTimeout(() => {
        fail(`took longer than ${declared.Timeout} seconds`)
        void worker.terminate()
      }, limit)
      worker.ref()
      try {
        const answered = nextMessage(worker)
        const context = { functionName: declared.FunctionName, invokedFunctionArn: declared.arn, awsRequestId: 'local' }
        worker.postMessage({ event, context, deadline: Date.now() + limit })
        const message = (await Promise.race([answered, failed])) as { answer: unknown } | { error: string }
        if ('error' in message) throw new FunctionFailedError(declared.FunctionName, message.error)
        return message.answer
      } finally {
        clearTimeout(timer)
        worker.unref()
      }
    },
    load() {
      thread ??= startThread()
    },
    kill(reason) {
      const lost = thread
      thread = null
      lost?.fail(reason)
      void lost?.worker.terminate()
    },
    async stop() {
      const last = thread
      thread = null
      await last?.worker.terminate()
    },
  }
}
