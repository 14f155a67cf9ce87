import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { COMMANDS, runCommandLine, USERS } from '../../functions/commands/index.ts'

let out = ''
let err = ''
beforeEach(() => {
  ;[out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((err += String(text)), true))
})
afterEach(() => vi.restoreAllMocks())

const specs = await Promise.all(
  Object.entries(COMMANDS).map(async ([name, { load }]) => [name, (await load()).spec] as const),
)

describe.each(specs)('%s', (name, spec) => {
  test('is listed under the name that it has', () => {
    expect(spec.name).toBe(name)
  })

  test('answers --help with usage, options, an example and exit codes, wherever it stands', async () => {
    expect(await runCommandLine([name, '--help'])).toBe(0)
    expect(await runCommandLine([name, '--whatever', '--help'])).toBe(0)
    expect(err).toBe('')
    const help = out.slice(0, out.length / 2)
    expect(out).toBe(help + help)
    expect(help).toContain(`usage: boardpack ${name}`)
    for (const option of Object.keys(spec.options)) expect(help).toContain(`\n  --${option}`)
    expect(help).toContain(`npm run --silent boardpack -- ${name}`)
    for (const code of [0, 1, 2]) expect(help).toMatch(new RegExp(`\\n {2}${code} {2}\\S`))
  })

  test('has an example of options that it knows, with every one that is needed', () => {
    const typed = [...spec.example.matchAll(/ --([a-z-]+)/g)].map(([, option]) => option!)
    expect(Object.keys(spec.options)).toEqual(expect.arrayContaining(typed))
    const needed = Object.entries(spec.options).filter(([, option]) => option.isRequired && !option.environment)
    expect(typed).toEqual(expect.arrayContaining(needed.map(([option]) => option)))
  })

  test('names the nearest of its options for one that is unknown, and exits with 2', async () => {
    for (const option of Object.keys(spec.options)) {
      err = ''
      expect(await runCommandLine([name, `--${option}x`])).toBe(2)
      expect(err).toBe(`${name}: unknown option "--${option}x"; did you mean "--${option}"?\n`)
    }
  })

  test('says in one line what is missing, and exits with 2', async () => {
    for (const variable of ['TABLE_NAME', 'PACKS_BUCKET', 'DROPS_BUCKET']) vi.stubEnv(variable, '')
    const words = spec.arguments.filter(({ isOptional }) => !isOptional).map(each => each.name)
    const options = Object.entries(spec.options).filter(([, { isRequired }]) => isRequired)
    if (words.length + options.length === 0) return
    expect(await runCommandLine([name])).toBe(2)
    expect(err.startsWith(`${name}: missing: `)).toBe(true)
    for (const part of [...words, ...options.map(([option]) => `--${option}`)]) expect(err).toContain(part)
    expect(err.trimEnd()).not.toContain('\n')
    vi.unstubAllEnvs()
  })

  test('never falls back to the sample board where it writes or has something sent', () => {
    if (!('by' in spec.options || 'to' in spec.options)) return
    expect(spec.options.board?.isRequired).toBe(true)
  })

  test('takes options after an equals sign, and refuses one without a value', async () => {
    const [option] = Object.entries(spec.options).find(([, { value }]) => value !== undefined) ?? []
    if (option === undefined) return
    expect(await runCommandLine([name, `--${option}`])).toBe(2)
    expect(err).toContain(`${name}: --${option} has no value; it takes `)
  })
})

describe('the command line', () => {
  test('lists every command under those who use it', async () => {
    expect(await runCommandLine(['--help'])).toBe(0)
    for (const title of Object.values(USERS)) expect(out).toContain(`\n${title}:\n`)
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`\\n {2}${name} +\\S`))
  })

  test('prints the same without a command, and exits with 2', async () => {
    expect(await runCommandLine([])).toBe(2)
    expect(out).toContain('usage: npm run --silent boardpack -- COMMAND')
  })

  test('names the nearest command for one that is unknown', async () => {
    expect(await runCommandLine(['chek'])).toBe(2)
    expect(err).toBe('boardpack: unknown command "chek"; did you mean "check"?\n')
    err = ''
    expect(await runCommandLine(['constructor'])).toBe(2)
    expect(err).toContain('boardpack: unknown command "constructor"; allowed: start, run, check')
  })

  test('prints a fault on one line, and exits with 1', async () => {
    vi.spyOn(COMMANDS.plan!, 'load').mockRejectedValue(new Error('the disk\nis full'))
    expect(await runCommandLine(['plan'])).toBe(1)
    expect(err).toBe('plan: the disk\n')
    vi.stubEnv('BOARDPACK_DEBUG', 'true')
    await expect(runCommandLine(['plan'])).rejects.toThrow('the disk')
    vi.unstubAllEnvs()
  })
})
