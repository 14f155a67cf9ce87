// Known vulnerabilities of high severity in any package of the project: one ends the run. Where the registry does not
// answer the question, that is said in one line and the run goes on.
//
// Packages that only the tests need are asked about too: no exception is made.
import { spawnSync } from 'node:child_process'

const { status, stdout } = spawnSync('npm', ['audit', '--audit-level=high', '--json'], {
  encoding: 'utf8',
  maxBuffer: 100_000_000,
  stdio: ['ignore', 'pipe', 'ignore'],
})
const report = readReport(stdout)
const found = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) =>
  ['high', 'critical'].includes(severity),
)

for (const { name, severity, range } of found)
  console.error(`audit: ${name} ${range} has a known vulnerability of ${severity} severity`)
if (status === 0) console.log('audit: no known vulnerability of high severity')
else if (found.length === 0)
  console.log(`audit: the registry did not answer (${report.statusCode ?? 'no report'}); nothing is known either way`)
process.exitCode = found.length === 0 ? 0 : 1

function readReport(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
