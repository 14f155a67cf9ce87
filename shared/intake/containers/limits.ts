/*
 * How large a drop may be. Each limit lies far above what a body publishes or an analyst types, and far below what would
 * exhaust the function that reads it: past it the file is a mistake or an attack, and is refused in words.
 */

const MIB = 1024 * 1024

/** All files of a publisher's zip once unpacked. A month of street files of England and Wales is about 130 MiB. */
export const MAX_ARCHIVE_BYTES = 2048 * MIB
/** An indicators or register CSV: about 200,000 rows. */
export const MAX_TABLE_BYTES = 16 * MIB
/** Commentary: some hundred pages of text. */
export const MAX_COMMENTARY_BYTES = 256 * 1024
/** A workbook as sent. */
export const MAX_WORKBOOK_BYTES = 16 * MIB
/** All parts of a workbook once unpacked: held in memory while it is read. */
export const MAX_WORKBOOK_UNPACKED_BYTES = 64 * MIB
export const MAX_WORKBOOK_PARTS = 500
export const MAX_ZIP_ENTRIES = 5000
/** One row of a CSV; longer means a quotation mark that was never closed. */
export const MAX_ROW_CHARACTERS = 256 * 1024
/** Different types in a column of a publisher's file: what is published has some thirty. */
export const MAX_TYPES = 100
/** Different months in a drop: ten years. */
export const MAX_MONTHS = 120
/** The largest plausible monthly figure of a body. */
export const MAX_FIGURE = 100_000_000
/** Figures of earlier years are slips of a spreadsheet's date system, not data. */
export const EARLIEST_MONTH = '1990-01'
