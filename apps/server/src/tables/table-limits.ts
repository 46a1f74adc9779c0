/** What a table may be at most. */
export const tableLimits = {
  /** Bytes that a workbook unpacks to. */
  unpacked: 400 * 1024 * 1024,
  /** Parts of a workbook. */
  entries: 5_000,
  rows: 200_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 2_000,
  /** Characters of all cells together. */
  characters: 50_000_000,
  sheets: 50,
} as const;
