/**
 * The colours of everything printed. Contrast on white: ink 16.4, grey 6.0, line 4.9, accent 10.9, improvement 6.9,
 * concern 6.4; on shade, improvement 5.4 and concern 5.0. No meaning rests on colour alone.
 */
export const PALETTE = {
  ink: '#1b2026',
  grey: '#596471',
  line: '#68727d',
  rule: '#c8cdd3',
  hairline: '#e4e7ea',
  shade: '#dfe3e7',
  wash: '#f4f5f6',
  paper: '#ffffff',
  accent: '#1f3f5b',
  improvement: '#1a5aa3',
  concern: '#a33f00',
} as const
