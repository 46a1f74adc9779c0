import { draggable } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { Form } from "@duheng/contracts";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { kindOfSchema } from "../kind-of-schema.ts";
import { keysIn, schemaAt } from "../operations/schemas.ts";
import { titleOf } from "../problems/ProblemsPanel.tsx";
import { selectionKey } from "../selection.ts";
import { isShortcut } from "../shortcuts/shortcuts.ts";
import { liveMessages } from "./live-messages.ts";
import type { PreviewParts } from "./preview-parts.ts";
import { elementOf, type LivePart, partAround } from "./shown-parts.ts";

interface LiveHandleProps {
  readonly root: RefObject<HTMLElement | null>;
  /** What the selection is about. */
  readonly parts: PreviewParts;
  readonly onMove: (part: LivePart, step: -1 | 1) => void;
  /** Told the rows without columns that get one. */
  readonly onAddColumn: (rows: LivePart) => void;
}

interface Boxes {
  readonly handle: Box | null;
  readonly chosen: Box | null;
  /** Around the fields that a selected indicator reads. */
  readonly read: readonly Box[];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The frame around the selected part of the live form, and one handle for all parts: it stands at the one under the
 * pointer, else at the selected one, so that a form of hundreds of fields needs no more elements than one of three.
 */
export function LiveHandle({ root, parts, onMove, onAddColumn }: LiveHandleProps) {
  const { form } = useDesignedForm();
  const { readOnly } = useDesign();
  const t = useMessages(liveMessages);
  const [pointed, setPointed] = useState<LivePart | null>(null);
  const [boxes, setBoxes] = useState<Boxes>({ handle: null, chosen: null, read: [] });
  const button = useRef<HTMLButtonElement>(null);
  const { chosen, read } = parts;
  const lacks = lackOf(form, chosen);
  const [dragged, setDragged] = useState<LivePart | null>(null);
  // What is dragged is held, and its handle stays, though its page may be closed meanwhile.
  const held = dragged ?? pointed ?? chosen;
  const latest = useRef({ form, held });

  useEffect(() => {
    const element = root.current;
    if (element === null || readOnly) return undefined;
    const point = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || event.target.closest(".dh-live-handle") !== null) return;
      const part = partAround(event.target, latest.current.form);
      setPointed((before) => (keyOf(before) === keyOf(part) ? before : part));
    };
    const leave = () => setPointed(null);
    element.addEventListener("pointerover", point);
    element.addEventListener("pointerleave", leave);
    return () => {
      element.removeEventListener("pointerover", point);
      element.removeEventListener("pointerleave", leave);
    };
  }, [root, readOnly]);

  // The form is drawn in slices, folded and changed of its own accord: the frame follows what it is around.
  useLayoutEffect(() => {
    latest.current = { form, held };
    const element = root.current;
    if (element === null) return undefined;
    const measure = () => {
      const next = {
        handle: boxOf(element, held, form),
        chosen: boxOf(element, chosen, form),
        read: read.flatMap((part) => boxOf(element, part, form) ?? []),
      };
      setBoxes((before) => {
        const kept = { ...next, handle: next.handle ?? (dragged === null ? null : before.handle) };
        return JSON.stringify(before) === JSON.stringify(kept) ? before : kept;
      });
    };
    measure();
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    const changes = new MutationObserver((records) => {
      if (records.some(({ target }) => target !== element)) later();
    });
    changes.observe(element, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      changes.disconnect();
    };
  });

  const isShown = boxes.handle !== null && held !== null && !readOnly;
  useEffect(() => {
    const element = button.current;
    if (!isShown || element === null) return undefined;
    return draggable({
      element,
      // The same as a line of the tree says of itself, so that the handle can be let go there too.
      getInitialData: () => ({
        place: latest.current.held === null ? "" : selectionKey(latest.current.held),
      }),
      onDragStart: () => setDragged(latest.current.held),
      onDrop: () => {
        setDragged(null);
        setPointed(null);
      },
    });
  }, [isShown]);

  return (
    <>
      {boxes.chosen !== null && <div className="dh-live-chosen" style={boxes.chosen} />}
      {boxes.read.map((box) => (
        <div key={`${box.left} ${box.top}`} className="dh-live-read" style={box} />
      ))}
      {chosen !== null && boxes.chosen !== null && !readOnly && lacks !== null && (
        <button
          type="button"
          className="dh-button dh-live-add"
          style={{
            left: boxes.chosen.left + boxes.chosen.width - 16,
            top: boxes.chosen.top + boxes.chosen.height - 14,
          }}
          onClick={() => onAddColumn(chosen)}
        >
          ＋ {t(lacks)}
        </button>
      )}
      {isShown && boxes.handle !== null && (
        <button
          ref={button}
          type="button"
          className="dh-live-handle"
          aria-label={t("handle", { title: titleOf(form, held) })}
          title={t("handle", { title: titleOf(form, held) })}
          style={{ left: boxes.handle.left + boxes.handle.width - 28, top: boxes.handle.top }}
          onKeyDown={(event) => {
            const step = isShortcut(event, "liveMoveDown") ? 1 : isShortcut(event, "liveMoveUp") ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            onMove(held, step);
          }}
        >
          <span aria-hidden="true">⠿</span>
        </button>
      )}
    </>
  );
}

/** What rows, or an object, without anything in them lack. */
function lackOf(form: Form, part: LivePart | null): "addColumn" | "addMember" | null {
  if (part?.kind !== "field" || keysIn(form.fields, part.path).length > 0) return null;
  const kind = kindOfSchema(schemaAt(form.fields, part.path));
  return kind === "rows" ? "addColumn" : kind === "object" ? "addMember" : null;
}

function keyOf(part: LivePart | null): string {
  return part === null ? "" : selectionKey(part);
}

/** The place of a part within the live form, with some air around it. */
function boxOf(root: HTMLElement, part: LivePart | null, form: Parameters<typeof elementOf>[2]): Box | null {
  const element = part === null ? null : elementOf(root, part, form);
  if (element === null) return null;
  const frame = root.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  const air = 6;
  return {
    left: Math.round(left - frame.left - air),
    top: Math.round(top - frame.top - air),
    width: Math.round(width + 2 * air),
    height: Math.round(height + 2 * air),
  };
}
