import module from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

// One function in its own thread, as Lambda keeps it: loaded once, called many times.

// what the engine has compiled of a bundle is kept for the next thread; the engine looks at the code itself, so nothing stale is run
module.enableCompileCache?.(workerData.compiled)

const { [workerData.handler]: handler } = await import(workerData.module)

parentPort.on('message', async ({ event, context, deadline }) => {
  try {
    const answer = await handler(event, { ...context, getRemainingTimeInMillis: () => deadline - Date.now() })
    parentPort.postMessage({ answer: answer ?? null })
  } catch (error) {
    parentPort.postMessage({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  }
})
