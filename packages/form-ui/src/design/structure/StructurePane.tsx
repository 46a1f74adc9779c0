import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { LockMark } from "../../shared/LockMark.tsx";
import { useMessages } from "../../shared/messages.ts";
import { useDesign } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import type { Present } from "../ports.ts";
import { OtherMark } from "../presence/OthersBar.tsx";
import { placeOf, type Selection, selectionKey } from "../selection.ts";
import { isShortcut } from "../shortcuts/shortcuts.ts";
import { AddMenu } from "./AddMenu.tsx";
import { isLocked, movePart, removePart } from "./actions.ts";
import { findLines } from "./find-lines.ts";
import { type OutlineItem, outlineForm } from "./outline.ts";
import { TreeSearch } from "./TreeSearch.tsx";
import { useTreeDrop, useTreeScroll } from "./use-tree-drop.ts";

/** The parts of the form as a tree; what is selected is shown in the properties pane. */
export function StructurePane({ onLibrary }: { readonly onLibrary?: () => void }) {
  const design = useDesign();
  const { form, problems, selection, select, lockedIds, readOnly, apply, others } = design;
  const t = useMessages(designMessages);
  const [typed, setTyped] = useState("");
  // Only to look again, once pinyin is understood.
  const [, setReady] = useState(false);
  const tree = useRef<HTMLDivElement>(null);
  useTreeScroll(tree);
  const outline = useMemo(() => outlineForm(form, lockedIds), [form, lockedIds]);
  const marked = useMemo(() => {
    const worst = new Map<string, "error" | "warning">();
    for (const problem of problems) {
      const key = selectionKey(placeOf(form, problem.path).selection);
      if (worst.get(key) !== "error") worst.set(key, problem.severity);
    }
    return worst;
  }, [problems, form]);
  const root: OutlineItem = {
    selection: { kind: "form" },
    title: form.title,
    level: 1,
    locked: false,
    detail: "",
  };
  const all = [root, ...outline.fields, ...outline.scoring, ...outline.samples];
  const search = typed.trim() === "" ? null : findLines(form, all, typed);
  const isShown = (line: OutlineItem) => search === null || search.shown.has(selectionKey(line.selection));
  const lines = all.filter(isShown);
  const current = selectionKey(selection);
  const first = lines[0];
  const known = lines.some((line) => selectionKey(line.selection) === current);

  const focusOn = (target: Selection) => {
    select(target);
    // What was just added or dropped may be none of what is looked for.
    if (search !== null && !search.shown.has(selectionKey(target))) setTyped("");
    requestAnimationFrame(() =>
      tree.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(selectionKey(target))}"]`)?.focus(),
    );
  };
  const remove = (target: Selection) => {
    const at = lines.findIndex((line) => selectionKey(line.selection) === selectionKey(target));
    const next = removePart(form, target, { page: t("restPage"), section: t("rest") });
    if (next === form) return;
    apply(next, "");
    focusOn(lines[at - 1]?.selection ?? { kind: "form" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = lines.findIndex((line) => selectionKey(line.selection) === current);
    const moves = isShortcut(event, "treeMoveDown") ? 1 : isShortcut(event, "treeMoveUp") ? -1 : 0;
    if (moves !== 0) {
      event.preventDefault();
      if (!readOnly) apply(movePart(form, selection, moves), "");
      return;
    }
    const target = isShortcut(event, "treeNext")
      ? lines[at + 1]
      : isShortcut(event, "treePrevious")
        ? lines[at - 1]
        : isShortcut(event, "treeFirst")
          ? lines[0]
          : isShortcut(event, "treeLast")
            ? lines.at(-1)
            : undefined;
    if (target !== undefined) {
      event.preventDefault();
      focusOn(target.selection);
    }
    if (isShortcut(event, "treeDelete") && !readOnly && !isLocked(selection, form, lockedIds))
      remove(selection);
  };
  const part = (title: string, list: readonly OutlineItem[]) => (
    <>
      <div className="dh-tree-part" role="presentation">
        {title}
      </div>
      {list.filter(isShown).map((line) => (
        <TreeLine
          key={selectionKey(line.selection)}
          line={line}
          selected={selectionKey(line.selection) === current}
          tabbable={known ? selectionKey(line.selection) === current : line === first}
          mark={marked.get(selectionKey(line.selection))}
          others={others.filter(({ place }) => place === selectionKey(line.selection))}
          onSelect={() => select(line.selection)}
          onDropped={focusOn}
        />
      ))}
    </>
  );

  return (
    <nav className="dh-pane dh-structure" aria-label={t("structure")}>
      {!readOnly && <AddMenu onAdded={focusOn} {...(onLibrary === undefined ? {} : { onLibrary })} />}
      <TreeSearch
        typed={typed}
        count={search?.found.length}
        onType={setTyped}
        onReady={() => setReady(true)}
        onEnter={() => {
          const target = search === null ? lines[0] : search.found[0];
          if (target !== undefined) focusOn(target.selection);
        }}
      />
      <div
        ref={tree}
        className="dh-tree"
        role="tree"
        aria-label={t("structure")}
        aria-description={t("treeHelp")}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {part(t("formPart"), [root, ...outline.fields])}
        {part(t("scorePart"), outline.scoring)}
        {outline.samples.length > 0 && part(t("samplesPart"), outline.samples)}
      </div>
      {!readOnly && (
        <PartActions
          disabled={selection.kind === "form"}
          locked={isLocked(selection, form, lockedIds)}
          onMove={(step) => apply(movePart(form, selection, step), "")}
          onRemove={() => remove(selection)}
        />
      )}
    </nav>
  );
}

interface TreeLineProps {
  readonly line: OutlineItem;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly mark: "error" | "warning" | undefined;
  /** Who else looks at it. */
  readonly others: readonly Present[];
  readonly onSelect: () => void;
  /** Something was dragged here. */
  readonly onDropped: (moved: Selection) => void;
}

function TreeLine({ line, selected, tabbable, mark, others, onSelect, onDropped }: TreeLineProps) {
  const t = useMessages(designMessages);
  const element = useRef<HTMLDivElement>(null);
  const place = selectionKey(line.selection);
  const { isDragged, side } = useTreeDrop(element, place, onDropped);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it handles all keys
    <div
      ref={element}
      role="treeitem"
      className="dh-line"
      data-dragged={isDragged || undefined}
      data-drop={side ?? undefined}
      aria-level={line.level}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      data-line={place}
      data-kind={line.selection.kind}
      style={{ paddingInlineStart: `${(line.level - 1) * 14 + 10}px` }}
      onClick={onSelect}
    >
      <span className="dh-line-title">{line.title}</span>
      {mark !== undefined && (
        <span className={mark === "error" ? "dh-error" : "dh-warning"} role="img" aria-label={t("problems")}>
          ●
        </span>
      )}
      {others.map(({ id, name }) => (
        <OtherMark key={id} name={name} label={name} />
      ))}
      {line.locked && <LockMark label={t("locked")} />}
      {line.detail !== "" && <span className="dh-line-detail">{line.detail}</span>}
    </div>
  );
}

interface PartActionsProps {
  readonly disabled: boolean;
  readonly locked: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

function PartActions({ disabled, locked, onMove, onRemove }: PartActionsProps) {
  const t = useMessages(designMessages);
  return (
    <div className="dh-part-actions">
      <button
        type="button"
        className="dh-button"
        aria-label={t("moveUp")}
        title={`${t("moveUp")} (Alt+↑)`}
        disabled={disabled}
        onClick={() => onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="dh-button"
        aria-label={t("moveDown")}
        title={`${t("moveDown")} (Alt+↓)`}
        disabled={disabled}
        onClick={() => onMove(1)}
      >
        ↓
      </button>
      <button type="button" className="dh-button" disabled={disabled || locked} onClick={onRemove}>
        {t("remove")}
      </button>
    </div>
  );
}
