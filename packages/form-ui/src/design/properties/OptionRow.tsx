import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { cleanTitle } from "@duheng/contracts";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { removeOption, retitleOption, settleOption } from "../operations/option-values.ts";
import type { Option } from "../operations/options.ts";
import type { FieldPath } from "../operations/schemas.ts";
import { optionMessages } from "./option-messages.ts";

interface OptionRowProps {
  readonly path: FieldPath;
  readonly option: Option;
  readonly index: number;
  readonly count: number;
  readonly onMove: (from: number, to: number) => void;
  /** Told several lines that were pasted into the title. */
  readonly onPaste: (lines: string) => void;
}

/** One choice: its title, its value, and the handle by which it is moved (Alt+↑ and Alt+↓ do the same anywhere in it). */
export function OptionRow({ path, option, index, count, onMove, onPaste }: OptionRowProps) {
  const { form, settled } = useDesignedForm();
  const { apply, readOnly } = useDesign();
  const t = useMessages(designMessages);
  const say = useMessages(optionMessages);
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const edge = useRowDrag(row, handle, { place: path.join("/"), index, onMove, readOnly });
  const what = (which: string | number) => `field/${path.join("/")}/options/${which}`;
  return (
    <li
      ref={row}
      data-edge={edge ?? undefined}
      onKeyDown={(event) => {
        const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
        if (!event.altKey || step === 0 || readOnly) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(index, index + step);
      }}
    >
      <input
        className="dh-input"
        aria-label={`${t("optionTitle")} ${index + 1}`}
        value={option.title}
        readOnly={readOnly}
        onChange={(event) =>
          apply(retitleOption(form, path, index, cleanTitle(event.target.value)), what(index))
        }
        onPaste={(event) => {
          const text = event.clipboardData.getData("text/plain").trim();
          if (readOnly || !/[\r\n]/.test(text)) return;
          event.preventDefault();
          onPaste(text);
        }}
        onBlur={() => {
          if (readOnly) return;
          const next = settleOption(form, path, index, settled);
          if (next !== form) apply(next, what(index));
        }}
      />
      <input
        className="dh-input dh-mono"
        aria-label={`${t("optionValue")} ${index + 1}`}
        title={t("optionValueStays")}
        value={String(option.value)}
        readOnly
      />
      <button
        ref={handle}
        type="button"
        className="dh-icon-button dh-option-handle"
        aria-label={say("move", { title: option.title })}
        title={say("move", { title: option.title })}
        disabled={readOnly || count <= 1}
      >
        ⠿
      </button>
      <button
        type="button"
        className="dh-icon-button"
        aria-label={t("removeOption", { title: option.title })}
        disabled={readOnly || count <= 1}
        onClick={() => apply(removeOption(form, path, index), what(""))}
      >
        ×
      </button>
    </li>
  );
}

interface RowDrag {
  /** Tells the options of one field from those of another. */
  readonly place: string;
  readonly index: number;
  readonly onMove: (from: number, to: number) => void;
  readonly readOnly: boolean;
}

/** Drags the row by its handle; out: at which edge of this row another one would go. */
function useRowDrag(
  row: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
  { place, index, onMove, readOnly }: RowDrag,
): "top" | "bottom" | null {
  const [edge, setEdge] = useState<"top" | "bottom" | null>(null);
  const latest = useRef(onMove);
  useLayoutEffect(() => {
    latest.current = onMove;
  });
  useEffect(() => {
    const [element, dragHandle] = [row.current, handle.current];
    if (element === null || dragHandle === null || readOnly) return undefined;
    const edgeOf = (data: Record<string | symbol, unknown>) =>
      extractClosestEdge(data) === "top" ? "top" : "bottom";
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ optionOf: place, option: index }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.optionOf === place && source.data.option !== index,
        getData: ({ input }) => attachClosestEdge({}, { element, input, allowedEdges: ["top", "bottom"] }),
        onDrag: ({ self }) => setEdge(edgeOf(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, self }) => {
          setEdge(null);
          const from = Number(source.data.option);
          const before = edgeOf(self.data) === "top" ? index : index + 1;
          latest.current(from, before > from ? before - 1 : before);
        },
      }),
    );
  }, [row, handle, place, index, readOnly]);
  return edge;
}
