/** What a schema promises of a number. Values that break it are computed as exactly as any, only not as fast. */
export interface NumberRange {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly integer?: true;
}
