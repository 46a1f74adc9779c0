import { loadPinyin } from "../../formula-editor/pinyin.ts";
import { useMessages } from "../../shared/messages.ts";
import { frameMessages } from "../frame-messages.ts";

interface TreeSearchProps {
  readonly typed: string;
  /** How many lines were found; undefined while nothing is looked for. */
  readonly count: number | undefined;
  readonly onType: (typed: string) => void;
  /** ↓ or Enter: on to the first line that was found. */
  readonly onEnter: () => void;
  /** From now on pinyin is understood. */
  readonly onReady: () => void;
}

/** Finds fields, indicators and other parts of a long form. */
export function TreeSearch({ typed, count, onType, onEnter, onReady }: TreeSearchProps) {
  const t = useMessages(frameMessages);
  return (
    <div className="dh-tree-search">
      <input
        type="search"
        className="dh-input"
        placeholder={t("searchHint")}
        aria-label={t("searchTree")}
        value={typed}
        // The dictionary is large: only who looks for something loads it, and is then looked for by it.
        onFocus={() => void loadPinyin().then(onReady)}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && typed !== "") {
            event.preventDefault();
            onType("");
          }
          if ((event.key === "ArrowDown" || event.key === "Enter") && !event.nativeEvent.isComposing) {
            event.preventDefault();
            onEnter();
          }
        }}
      />
      <span role="status" className="dh-quiet">
        {count === undefined ? "" : count === 0 ? t("searchNone") : t("searchFound", { count })}
      </span>
    </div>
  );
}
