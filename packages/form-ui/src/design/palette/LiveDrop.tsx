import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import "./palette.css";
import { useMessages } from "../../shared/messages.ts";
import { pointerSteps } from "../../shared/pointers.ts";
import { useDesign } from "../design-context.ts";
import { keysIn } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";
import { dropItem } from "./add-item.ts";
import { type LivePlace, livePlaceAt, type ShownField } from "./live-place.ts";
import { draggedItem, useNewTitles } from "./palette-drag.ts";
import { paletteMessages } from "./palette-messages.ts";

/** The live form as a place where fields of the palette are let go; a form without fields says how to begin. */
export function LiveDrop({ children }: { readonly children: ReactNode }) {
  const { form, apply, select, readOnly } = useDesign();
  const t = useMessages(paletteMessages);
  const titles = useNewTitles();
  const root = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const [line, setLine] = useState<CSSProperties | null>(null);
  const latest = useRef({ form, apply, select, titles });
  useLayoutEffect(() => {
    latest.current = { form, apply, select, titles };
  });
  useEffect(() => {
    const element = root.current;
    const pane = element?.closest(".dh-pane");
    if (element === null || readOnly) return undefined;
    const leave = () => {
      setOver(false);
      setLine(null);
    };
    const isField = (data: Readonly<Record<string, unknown>>) => {
      const item = draggedItem(data);
      return item !== null && item !== "indicator";
    };
    return combine(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => isField(source.data),
        onDrag: ({ location }) => {
          setOver(true);
          const fields = shownFields(element);
          const { clientX: x, clientY: y } = location.current.input;
          const place = livePlaceAt(fields, { x, y });
          setLine(place === null ? null : lineAt(element, fields, place));
        },
        onDragLeave: leave,
        onDrop: ({ source, location }) => {
          leave();
          const item = draggedItem(source.data);
          if (item === null) return;
          const { clientX: x, clientY: y } = location.current.input;
          const place = livePlaceAt(shownFields(element), { x, y });
          const { form: current, apply: change, select: choose, titles: words } = latest.current;
          const target: Selection = place === null ? { kind: "form" } : { kind: "field", path: [place.key] };
          const added = dropItem(current, item, { target, side: place?.side ?? "into" }, words);
          change(added.form, "");
          choose(added.selection);
        },
      }),
      ...(pane instanceof HTMLElement
        ? [autoScrollForElements({ element: pane, canScroll: ({ source }) => isField(source.data) })]
        : []),
    );
  }, [readOnly]);
  return (
    <div ref={root} className="dh-live" data-over={over || undefined}>
      {keysIn(form.fields, []).length === 0 && !readOnly && <p className="dh-live-empty">{t("begin")}</p>}
      {children}
      {line !== null && <div className="dh-live-line" style={line} />}
    </div>
  );
}

/** Fields of the form itself; those of rows and objects stand inside of them. */
function shownFields(root: HTMLElement): ShownField[] {
  return [...root.querySelectorAll<HTMLElement>(".dh-field[data-path]")].flatMap((element): ShownField[] => {
    const [key, ...inner] = pointerSteps(element.dataset.path ?? "");
    if (key === undefined || inner.length > 0) return [];
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return right > left ? [{ key, left, top, right, bottom }] : [];
  });
}

function lineAt(
  root: HTMLElement,
  fields: readonly ShownField[],
  { key, side, across }: LivePlace,
): CSSProperties | null {
  const field = fields.find((each) => each.key === key);
  if (field === undefined) return null;
  const frame = root.getBoundingClientRect();
  const { left, top, right, bottom } = field;
  const thick = 3;
  const gap = 5;
  return across
    ? {
        left: (side === "before" ? left - gap : right + gap) - frame.left - thick / 2,
        top: top - frame.top,
        width: thick,
        height: bottom - top,
      }
    : {
        left: left - frame.left,
        top: (side === "before" ? top - gap : bottom + gap) - frame.top - thick / 2,
        width: right - left,
        height: thick,
      };
}
