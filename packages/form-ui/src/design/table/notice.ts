export interface Notice {
  readonly text: string;
  readonly canUndo: boolean;
}
