import { PALETTE } from '../../shared/charts/palette.ts'

export const THEME = PALETTE
export const FONT_FAMILY = 'Arial, Helvetica, sans-serif'

/** Width of the letter in pixels. */
export const LETTER_WIDTH = 640

/**
 * Colours for mail programs with dark mode, instead of the inline ones; Outlook on the web has its own marker. All
 * pairs
 * have contrast of 5.9 or more on the dark ground.
 */
export const DARK_RULES = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page,.ground{background-color:#16191d!important;color:#e8eaed!important}
.ink,a{color:#e8eaed!important}
.soft{color:#b3bac2!important}
.wash{background-color:#23282e!important}
.shade{background-color:#3a424b!important}
.improvement{color:#8ab8f0!important}
.concern{color:#f2a66b!important}
.line{border-color:#4a535d!important}
}
[data-ogsc] .ink,[data-ogsc] a{color:#e8eaed!important}
[data-ogsc] .soft{color:#b3bac2!important}
[data-ogsc] .improvement{color:#8ab8f0!important}
[data-ogsc] .concern{color:#f2a66b!important}
[data-ogsb] .wash{background-color:#23282e!important}
[data-ogsb] .shade{background-color:#3a424b!important}
`.replace(/\n/g, '')
