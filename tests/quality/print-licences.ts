import { listProductionLicences } from './licences.ts'

/** `npm run licences`: every package that the product needs when it runs, with its version and licence. */
for (const { name, version, licence } of listProductionLicences(process.cwd()))
  process.stdout.write(`${name} ${version}: ${licence ?? 'none said'}\n`)
