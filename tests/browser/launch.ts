import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** A Chromium that comes inside an npm package: no system package, no download. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    args: chromium.args.filter(argument => argument !== '--single-process'),
    executablePath: await chromium.executablePath(),
    headless: true,
    // a busy machine is no failure
    timeout: 600_000,
  })
}
