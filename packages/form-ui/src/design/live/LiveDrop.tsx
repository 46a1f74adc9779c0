import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import "./live.css";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm, useSelection } from "../design-context.ts";
import { keysIn } from "../operations/schemas.ts";
import { addItem } from "../palette/add-item.ts";
import { useNewTitles } from "../palette/palette-drag.ts";
import { paletteMessages } from "../palette/palette-messages.ts";
import { titleOf } from "../problems/ProblemsPanel.tsx";
import { selectionKey } from "../selection.ts";
import { isShortcut } from "../shortcuts/shortcuts.ts";
import { dropLive, liveDragOf } from "./drop-live.ts";
import { keepFocus } from "./keep-focus.ts";
import { LiveHandle } from "./LiveHandle.tsx";
import { liveMessages } from "./live-messages.ts";
import { markAt } from "./mark-at.ts";
import { openTabUnder } from "./open-tab-under.ts";
import { previewParts } from "./preview-parts.ts";
import { sayMoved } from "./say-moved.ts";
import { type LivePart, partAround } from "./shown-parts.ts";
import { stepLive } from "./step-live.ts";
import { targetAt } from "./target-at.ts";
import { useFollowSelection } from "./use-follow-selection.ts";

/**
 * The live form as a place to work on the form itself: what is clicked is selected, fields and sections are moved by
 * a handle or by keys, fields of the palette are let go. A form without fields says how to begin.
 */
export function LiveDrop({ children }: { readonly children: ReactNode }) {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const { apply, select, readOnly } = useDesign();
  const t = useMessages(paletteMessages);
  const words = useMessages(liveMessages);
  const titles = useNewTitles();
  const root = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const [line, setLine] = useState<CSSProperties | null>(null);
  const [said, say] = useState("");
  const latest = useRef({ form, apply, select, titles, words });
  useLayoutEffect(() => {
    latest.current = { form, apply, select, titles, words };
  });
  useEffect(() => {
    const element = root.current;
    const pane = element?.closest(".dh-pane");
    if (element === null || readOnly) return undefined;
    const tabs = openTabUnder(element);
    const leave = () => {
      setOver(false);
      setLine(null);
      tabs.leave();
    };
    const isLive = (data: Readonly<Record<string, unknown>>) => liveDragOf(data) !== null;
    return combine(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => isLive(source.data),
        onDrag: ({ source, location }) => {
          setOver(true);
          const { clientX: x, clientY: y } = location.current.input;
          tabs.move({ x, y });
          const drag = liveDragOf(source.data);
          const aimed = drag === null ? null : targetAt(element, latest.current.form, drag, { x, y });
          setLine(aimed === null ? null : markAt(element, aimed));
        },
        onDragLeave: leave,
        onDrop: ({ source, location }) => {
          leave();
          const drag = liveDragOf(source.data);
          if (drag === null) return;
          const { clientX: x, clientY: y } = location.current.input;
          const { form: current, apply: change, select: choose, titles: names } = latest.current;
          const aimed = targetAt(element, current, drag, { x, y });
          const dropped = dropLive(current, drag, aimed?.target ?? null, names);
          if (dropped === null) return;
          change(dropped.form, "");
          choose(dropped.selection);
          if (drag.kind === "part") say(sayMoved(dropped.form, drag.part, latest.current.words));
        },
      }),
      tabs.leave,
      ...(pane instanceof HTMLElement
        ? [autoScrollForElements({ element: pane, canScroll: ({ source }) => isLive(source.data) })]
        : []),
    );
  }, [readOnly]);

  const parts = useMemo(() => previewParts(form, selection), [form, selection]);
  const stay = useFollowSelection(root, parts);
  const choose = (part: LivePart) => {
    if (selectionKey(part) !== selectionKey(selection)) stay();
    select(part);
  };
  const selectAround = (target: EventTarget) => {
    const part = target instanceof Element ? partAround(target, form) : null;
    if (part !== null) choose(part);
  };
  const move = (part: LivePart, step: -1 | 1) => {
    const next = stepLive(form, part, step, titles.rest);
    if (next === null) return say(words("edge", { title: titleOf(form, part) }));
    apply(next, "");
    select(part);
    say(sayMoved(next, part, words));
    if (root.current !== null && part.kind === "field") keepFocus(root.current, next, part.path[0] ?? "");
  };
  const addColumn = (rows: LivePart) => {
    const added = addItem(form, "text", rows, titles, { inside: true });
    apply(added.form, "");
    select(added.selection, "title");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = isShortcut(event, "liveMoveDown") ? 1 : isShortcut(event, "liveMoveUp") ? -1 : 0;
    const { target } = event;
    // These have a meaning of their own for the keys: a select opens, a cursor goes by paragraphs.
    if (step === 0 || readOnly || event.defaultPrevented || !(target instanceof Element)) return;
    if (target.matches("select, textarea")) return;
    const part = partAround(target, form);
    if (part === null) return;
    event.preventDefault();
    move(part, step);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls inside take focus and keys themselves
    <div
      ref={root}
      className="dh-live"
      data-over={over || undefined}
      data-read-only={readOnly || undefined}
      onClick={(event) => selectAround(event.target)}
      onFocus={(event) => selectAround(event.target)}
      onKeyDown={onKeyDown}
    >
      {keysIn(form.fields, []).length === 0 && !readOnly && <p className="dh-live-empty">{t("begin")}</p>}
      <LiveHandle root={root} parts={parts} onMove={move} onAddColumn={addColumn} />
      {children}
      {line !== null && <div className="dh-live-line" style={line} />}
      <p className="dh-sr" role="status">
        {said}
      </p>
    </div>
  );
}
