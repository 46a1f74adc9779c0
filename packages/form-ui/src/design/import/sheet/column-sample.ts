export interface ColumnSample {
  readonly heading: string;
  /** The cells below, each as its own: of one that is merged over several rows only the first has text. */
  readonly cells: readonly string[];
  /** The same with the text of merged cells in each of their rows; absent: nothing is merged. */
  readonly spread?: readonly string[];
}

export function spreadOf(column: ColumnSample | undefined): readonly string[] {
  return column?.spread ?? column?.cells ?? [];
}

export function filledIn(column: ColumnSample | undefined): number {
  return column?.cells.filter((cell) => cell !== "").length ?? 0;
}
