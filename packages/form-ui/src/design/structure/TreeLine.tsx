import { type MouseEvent, memo, type RefObject, useContext, useRef } from "react";
import { LockMark } from "../../shared/LockMark.tsx";
import { useMessages } from "../../shared/messages.ts";
import { OthersContext } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { OtherMark } from "../presence/OthersBar.tsx";
import { type Selection, selectionKey } from "../selection.ts";
import type { OutlineItem } from "./outline.ts";
import { type TreeState, useTreeDrop } from "./use-tree-drop.ts";

interface TreeLineProps {
  readonly line: OutlineItem;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly mark: "error" | "warning" | undefined;
  /** The form as it is when something is let go here: the line is not drawn for its changes. */
  readonly latest: RefObject<TreeState>;
  readonly onSelect: (selection: Selection, event: MouseEvent) => void;
  /** Something was dragged here. */
  readonly onDropped: (moved: Selection) => void;
}

/** One line of the tree; it is drawn again only when what it shows has changed, for a form may have hundreds. */
export const TreeLine = memo(function TreeLine(props: TreeLineProps) {
  const { line, selected, tabbable, mark, latest, onSelect, onDropped } = props;
  const t = useMessages(designMessages);
  const element = useRef<HTMLDivElement>(null);
  const place = selectionKey(line.selection);
  const { isDragged, side } = useTreeDrop(element, place, latest, onDropped);
  const usedBy =
    line.usedBy.length === 0
      ? undefined
      : t("lockedPartHint", {
          count: line.usedBy.length,
          titles: line.usedBy.map((title) => t("quoted", { title })).join(t("listComma")),
        });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it handles all keys
    <div
      ref={element}
      role="treeitem"
      aria-description={line.locked ? undefined : usedBy}
      className="dh-line"
      data-dragged={isDragged || undefined}
      data-drop={side ?? undefined}
      aria-level={line.level}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      data-line={place}
      data-kind={line.selection.kind}
      style={{ paddingInlineStart: `${(line.level - 1) * 14 + 10}px` }}
      onClick={(event) => onSelect(line.selection, event)}
    >
      <span className="dh-line-title">{line.title}</span>
      {mark !== undefined && (
        <span className={mark === "error" ? "dh-error" : "dh-warning"} role="img" aria-label={t("problems")}>
          ●
        </span>
      )}
      <OthersAt place={place} />
      {line.locked && <LockMark label={t("locked")} />}
      {usedBy !== undefined && !line.locked && (
        // Told as the line's description: its name stays the part's title.
        <span aria-hidden="true">
          <LockMark label={usedBy} />
        </span>
      )}
      {line.detail !== "" && <span className="dh-line-detail">{line.detail}</span>}
    </div>
  );
}, showsSame);

/** The outline is made anew with each change of the form; its lines are compared by what they say. */
function showsSame(before: TreeLineProps, after: TreeLineProps): boolean {
  return (
    before.selected === after.selected &&
    before.tabbable === after.tabbable &&
    before.mark === after.mark &&
    before.latest === after.latest &&
    before.onSelect === after.onSelect &&
    before.onDropped === after.onDropped &&
    (before.line === after.line || saidOf(before.line) === saidOf(after.line))
  );
}

function saidOf({ selection, title, level, locked, usedBy, detail }: OutlineItem): string {
  return JSON.stringify([selectionKey(selection), title, level, locked, usedBy, detail]);
}

/** Who else looks at a part. */
function OthersAt({ place }: { readonly place: string }) {
  return useContext(OthersContext)
    .filter((other) => other.place === place)
    .map(({ id, name }) => <OtherMark key={id} name={name} label={name} />);
}
