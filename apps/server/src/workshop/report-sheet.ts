/** A sheet of a report: plain data, so that it goes to a thread and back. */
export interface ReportSheet {
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

export interface ReportColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** How numbers are shown: `0.00`. */
  readonly format?: string;
  /** Long texts: broken into lines instead of running over the edge. */
  readonly wraps?: true;
}

/** Texts are kept as texts, whatever they begin with. */
export type ReportCell = string | number | null;
