import { basename, relative } from 'node:path'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { bundleTests } from './load-tests.mjs'
import { listTestFiles } from './rooms.mjs'

/** What vitest expects to find about itself in a process that it has not started. */
globalThis.__vitest_worker__ = { config: {}, filepath: '', providedContext: {}, environment: { name: 'node' } }
const TIMEOUT = 180_000
const CONFIG = {
  root: process.cwd(),
  setupFiles: [],
  passWithNoTests: true,
  allowOnly: false,
  testTimeout: TIMEOUT,
  hookTimeout: TIMEOUT,
  maxConcurrency: 1,
  retry: 0,
  sequence: { hooks: 'stack', setupFiles: 'list', seed: 0 },
  tags: [],
}

/**
 * Runs the project's vitest tests in this process, under one mutant after another: the same tests and assertions as `npm test`
 * without a new worker and a new module graph for each of thousands of mutants.
 */
class InProcessRunner {
  #mutants = (globalThis.__stryker__ ??= {})
  /** By test file: what runs it. */
  #loads = new Map()
  /** By test file: how long its tests took, in milliseconds; empty in a process that was restarted. */
  #durations = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#loads = await bundleTests(listTestFiles(process.env.MUTATION_ROOM, process.cwd()))
    // looking for the smallest counter-example takes time, and the first kills a mutant as well; fewer examples miss mutants, never invent a kill
    const { default: fc } = await import('fast-check')
    fc.configureGlobal({ endOnFailure: true, numRuns: 25 })
  }

  async dryRun() {
    const mutants = this.#mutants
    mutants.activeMutant = undefined
    const { results, placesOf, error } = await this.#run({})
    if (error !== null) return { status: DryRunStatus.Error, errorMessage: error }
    for (const { fileName, timeSpentMs } of results)
      this.#durations.set(fileName, (this.#durations.get(fileName) ?? 0) + timeSpentMs)
    return {
      status: DryRunStatus.Complete,
      tests: results,
      mutantCoverage: shareSuiteCoverage(mutants.mutantCoverage, placesOf),
    }
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail, sandboxFileName }) {
    const mutants = this.#mutants
    mutants.hitCount = 0
    mutants.hitLimit = hitLimit
    // a change that is made when a file is read is there from the start, any other only once it has been read
    const whileLoading = mutantActivation === 'static' ? activeMutant.id : undefined
    const { results, error } = await this.#run({
      testFilter,
      nearest: basename(sandboxFileName).replace(/\.ts$/, '.test.ts'),
      stopAtFirst: !disableBail,
      onLoad: () => (mutants.activeMutant = whileLoading),
      onCollected: () => (mutants.activeMutant = activeMutant.id),
    })
    const isKilledByLoading = error !== null && results.every(({ status }) => status !== TestStatus.Failed)
    const loading = {
      id: 'loading',
      name: 'loading the tests',
      timeSpentMs: 0,
      status: TestStatus.Failed,
      failureMessage: error,
    }
    return toMutantRunResult(
      determineHitLimitReached(mutants.hitCount, hitLimit) ?? {
        status: DryRunStatus.Complete,
        tests: isKilledByLoading ? [...results, loading] : results,
      },
    )
  }

  /** Runs file after file: first the one named after what was changed, where most changes are noticed, then the quickest. */
  async #run({ testFilter, nearest, stopAtFirst = false, onLoad = () => {}, onCollected = () => {} }) {
    const specs =
      testFilter === undefined ? [...this.#loads.keys()].map(filepath => ({ filepath })) : groupByFile(testFilter)
    const rank = ({ filepath }) => (basename(filepath) === nearest ? -1 : (this.#durations.get(filepath) ?? 0))
    if (nearest !== undefined) specs.sort((a, b) => rank(a) - rank(b))
    const all = { results: [], placesOf: new Map(), error: null }
    for (const spec of specs) {
      onLoad()
      const one = await this.#runFile(spec, stopAtFirst, onCollected)
      all.results.push(...one.results)
      for (const [test, places] of one.placesOf) all.placesOf.set(test, places)
      all.error ??= one.error
      if (stopAtFirst && (one.error !== null || one.results.some(({ status }) => status === TestStatus.Failed))) break
    }
    return all
  }

  async #runFile(spec, stopAtFirst, onCollected) {
    const { startTests } = await import('vitest/internal/browser')
    const mutants = this.#mutants
    let hasFailed = false
    const files = await startTests([spec], {
      config: CONFIG,
      importFile: filepath => this.#loads.get(filepath)(),
      onCollected,
      onBeforeRunSuite(suite) {
        if (hasFailed && stopAtFirst) suite.mode = 'skip'
        mutants.currentTestId = suite.id
      },
      onAfterRunSuite(suite) {
        if (suite.result?.state === 'fail') hasFailed = true
        mutants.currentTestId = suite.suite?.id ?? suite.file?.id
      },
      onBeforeRunTask(test) {
        if (hasFailed && stopAtFirst) test.mode = 'skip'
        mutants.currentTestId = test.id
      },
      onAfterRunTask(test) {
        if (test.result?.state === 'fail') hasFailed = true
        mutants.currentTestId = (test.suite ?? test.file).id
      },
    })
    mutants.currentTestId = undefined
    return readResults(files)
  }
}

/** A test's id says its file, so that a process that was restarted knows it too. */
const testId = test => `${test.file.filepath}#${test.id}`

function groupByFile(testIds) {
  const specs = new Map()
  for (const id of testIds) {
    const [filepath, inFile] = id.split('#')
    if (!specs.has(filepath)) specs.set(filepath, { filepath, testIds: [] })
    specs.get(filepath).testIds.push(inFile)
  }
  return [...specs.values()]
}

function readResults(files) {
  const results = []
  /** By test that ran: itself and the suites it is in, whose hooks run for it, as `currentTestId` names them. */
  const placesOf = new Map()
  const errors = []
  const visit = (task, above) => {
    const places = [...above, task.id]
    if (task.type !== 'test') {
      const own = task.result?.errors?.[0]
      if (own) errors.push(`${task.name}: ${own.stack ?? own.message}`)
      for (const child of task.tasks) visit(child, places)
      return
    }
    if (task.result === undefined || task.mode === 'skip' || task.mode === 'todo') return
    const { filepath } = task.file
    const id = testId(task)
    placesOf.set(id, places)
    const name = `${relative(process.cwd(), filepath)} ${task.fullTestName}`
    const known = { id, name, fileName: filepath, timeSpentMs: task.result.duration ?? 0 }
    results.push(
      task.result.state === 'fail'
        ? { ...known, status: TestStatus.Failed, failureMessage: task.result.errors?.[0]?.message ?? 'failed' }
        : { ...known, status: TestStatus.Success },
    )
  }
  for (const file of files) visit(file, [])
  return { results, placesOf, error: errors[0] ?? null }
}

/** What a suite's hooks reach counts for each of its tests. */
function shareSuiteCoverage({ static: atLoading = {}, perTest = {} } = {}, placesOf) {
  const shared = {}
  for (const [test, places] of placesOf) {
    shared[test] = {}
    for (const place of places)
      for (const [mutant, hits] of Object.entries(perTest[place] ?? {}))
        shared[test][mutant] = (shared[test][mutant] ?? 0) + hits
  }
  return { static: atLoading, perTest: shared }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]
