import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useSteady } from "../../shared/use-steady.ts";
import { clipboardMessages } from "../clipboard/clipboard-messages.ts";
import { usePartsClipboard } from "../clipboard/use-parts-clipboard.ts";
import { useDesign, useDesignedForm, useFindings, useSelection } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { placeOf, type Selection, selectionKey } from "../selection.ts";
import { isShortcut } from "../shortcuts/shortcuts.ts";
import { AddMenu } from "./AddMenu.tsx";
import { isLocked, movePart, removePart } from "./actions.ts";
import { ChosenBar } from "./ChosenBar.tsx";
import { findLines } from "./find-lines.ts";
import { type OutlineItem, outlineForm } from "./outline.ts";
import { PartActions } from "./PartActions.tsx";
import { TitlesQuestion } from "./TitlesQuestion.tsx";
import { TreeLine } from "./TreeLine.tsx";
import { TreeSearch } from "./TreeSearch.tsx";
import { useChosen } from "./use-chosen.ts";
import { useTreeScroll } from "./use-tree-drop.ts";

/** The parts of the form as a tree; what is selected is shown in the properties pane. */
export const StructurePane = memo(function StructurePane({ onLibrary }: { readonly onLibrary?: () => void }) {
  const { form } = useDesignedForm();
  const findings = useFindings();
  const { problems, lockedIds, lockedUses } = findings;
  const selection = useSelection();
  const { select, readOnly, apply } = useDesign();
  const t = useMessages(designMessages);
  const words = useMessages(clipboardMessages);
  const [said, say] = useState("");
  const [typed, setTyped] = useState("");
  // Only to look again, once pinyin is understood.
  const [, setReady] = useState(false);
  const tree = useRef<HTMLDivElement>(null);
  useTreeScroll(tree);
  const outline = useMemo(() => outlineForm(form, lockedIds, lockedUses), [form, lockedIds, lockedUses]);
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
    usedBy: [],
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
  const chosen = useChosen(lines, selection, select);
  const onSelect = useSteady(chosen.click);
  const onDropped = useSteady(focusOn);
  const latest = useRef({ form, lockedIds });
  useLayoutEffect(() => {
    latest.current = { form, lockedIds };
  });
  const removable = chosen.selections.filter((one) => one.kind !== "form" && !isLocked(form, findings, one));
  const remove = () => {
    const rest = { page: t("restPage"), section: t("rest") };
    // From the end, so that what is inside of something goes before it.
    const next = removable.reduceRight((without, one) => removePart(without, one, rest), form);
    if (next === form) return;
    const at = lines.findIndex(
      (line) => selectionKey(line.selection) === selectionKey(removable[0] ?? selection),
    );
    apply(next, "");
    chosen.clear();
    focusOn(lines[at - 1]?.selection ?? { kind: "form" });
    if (chosen.selections.length > 1)
      say(
        removable.length < chosen.selections.length
          ? `${words("removed", { count: removable.length })} ${words("someLocked")}`
          : words("removed", { count: removable.length }),
      );
  };
  const move = (step: -1 | 1) => {
    // The one in front goes first, so that none has to pass another chosen one.
    const order = step < 0 ? chosen.selections : [...chosen.selections].reverse();
    apply(
      order.reduce((next, one) => movePart(next, one, step), form),
      "",
    );
  };
  const clipboard = usePartsClipboard({
    chosen: chosen.selections,
    onCutAway: () => {
      chosen.clear();
      focusOn({ kind: "form" });
    },
    onAdded: (added) => {
      chosen.choose(added);
      const last = added.at(-1);
      if (last !== undefined) focusOn(last);
    },
    say,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = lines.findIndex((line) => selectionKey(line.selection) === current);
    const moves = isShortcut(event, "treeMoveDown") ? 1 : isShortcut(event, "treeMoveUp") ? -1 : 0;
    if (moves !== 0) {
      event.preventDefault();
      if (!readOnly) move(moves);
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
    const further = isShortcut(event, "treeExtendDown") ? 1 : isShortcut(event, "treeExtendUp") ? -1 : 0;
    const reached = further === 0 ? undefined : lines[at + further];
    if (reached !== undefined) {
      event.preventDefault();
      chosen.extendTo(reached.selection);
      focusOn(reached.selection);
    }
    if (isShortcut(event, "treeClear")) chosen.clear();
    if (isShortcut(event, "treeDelete") && !readOnly) remove();
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
          selected={chosen.isChosen(selectionKey(line.selection))}
          tabbable={known ? selectionKey(line.selection) === current : line === first}
          mark={marked.get(selectionKey(line.selection))}
          latest={latest}
          onSelect={onSelect}
          onDropped={onDropped}
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
        aria-multiselectable
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onCopy={clipboard.onCopy}
        onCut={clipboard.onCut}
        onPaste={clipboard.onPaste}
      >
        {part(t("formPart"), [root, ...outline.fields])}
        {part(t("scorePart"), outline.scoring)}
        {outline.samples.length > 0 && part(t("samplesPart"), outline.samples)}
      </div>
      {clipboard.titles !== null && <TitlesQuestion titles={clipboard.titles} onAnswer={clipboard.answer} />}
      <p className="dh-tree-said" role="status">
        {said}
      </p>
      {!readOnly && chosen.selections.length > 1 && (
        <ChosenBar selections={chosen.selections} onClear={chosen.clear} />
      )}
      {!readOnly && (
        <PartActions
          disabled={selection.kind === "form"}
          locked={removable.length === 0}
          onMove={move}
          onRemove={remove}
          onCopy={() => {
            focusOn(selection);
            requestAnimationFrame(clipboard.copyByButton);
          }}
          onPaste={() => {
            focusOn(selection);
            void clipboard.pasteByButton();
          }}
        />
      )}
    </nav>
  );
});
