import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

/** So many rows are drawn at once; more are on further leaves, so that a thousand rows stay quick. */
export const rowsPerLeaf = 100;

interface RowPagerProps {
  readonly count: number;
  /** The first row drawn. */
  readonly first: number;
  readonly onFirst: (first: number) => void;
}

/** Leafs through many rows. */
export function RowPager({ count, first, onFirst }: RowPagerProps) {
  const t = useMessages(fillMessages);
  if (count <= rowsPerLeaf) return null;
  const last = Math.min(first + rowsPerLeaf, count);
  return (
    <nav className="dh-pager" aria-label={t("rowsPager")}>
      <button
        type="button"
        className="dh-button"
        disabled={first === 0}
        onClick={() => onFirst(Math.max(0, first - rowsPerLeaf))}
      >
        {t("rowsEarlier")}
      </button>
      <span className="dh-tabular">{t("rowsShown", { from: first + 1, to: last, count })}</span>
      <button
        type="button"
        className="dh-button"
        disabled={last >= count}
        onClick={() => onFirst(first + rowsPerLeaf)}
      >
        {t("rowsLater")}
      </button>
    </nav>
  );
}
