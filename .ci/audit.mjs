// Known vulnerabilities of high severity in what the product needs when it runs: any ends the run. Where the registry does not
// answer the question, that is said in one line and the run goes on.
//
// What is needed only on this machine is left out. One such package is known to be faulty: s3rver, the embedded object store, brings
// fast-xml-parser 3 and busboy 0.3, which have advisories of high severity (GHSA-mpg4-rc92-vx8v, CVE-2023-34104, CVE-2022-24434) and
// no mended version that it could use. It is never deployed, listens on loopback alone, and hears from this project's own clients.
import { spawnSync } from 'node:child_process'

const { status, stdout } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
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
