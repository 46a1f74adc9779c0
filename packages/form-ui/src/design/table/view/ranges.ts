/** A cell by its place: line of the view (-1: the heading) and column (0: the row number). */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The chosen cells: the rectangle between where the choice began and where it is now. */
export interface Range {
  readonly anchor: Place;
  readonly head: Place;
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function boundsOf({ anchor, head }: Range): Bounds {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function isSingle({ anchor, head }: Range): boolean {
  return anchor.row === head.row && anchor.column === head.column;
}

export function at(place: Place): Range {
  return { anchor: place, head: place };
}

/** Where a key leads from a place, within the table; undefined where the key is no move. */
export function movedBy(
  key: string,
  { row, column }: Place,
  { rows, columns, page, toEdge }: { rows: number; columns: number; page: number; toEdge: boolean },
): Place | undefined {
  const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
  const place = (nextRow: number, nextColumn: number): Place => ({
    row: clamp(nextRow, -1, rows - 1),
    column: clamp(nextColumn, 0, columns - 1),
  });
  switch (key) {
    case "ArrowUp":
      return toEdge ? place(Math.min(row, 0), column) : place(row - 1, column);
    case "ArrowDown":
      return toEdge ? place(rows - 1, column) : place(row + 1, column);
    case "ArrowLeft":
      return toEdge ? place(row, 0) : place(row, column - 1);
    case "ArrowRight":
      return toEdge ? place(row, columns - 1) : place(row, column + 1);
    case "Home":
      return toEdge ? place(0, 0) : place(row, 0);
    case "End":
      return toEdge ? place(rows - 1, columns - 1) : place(row, columns - 1);
    case "PageUp":
      return place(Math.max(row - page, 0), column);
    case "PageDown":
      return place(row + page, column);
    default:
      return undefined;
  }
}
