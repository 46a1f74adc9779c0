/** Why a cell's text is not taken, for people; `code` is stable. */
export interface CellMessage {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
