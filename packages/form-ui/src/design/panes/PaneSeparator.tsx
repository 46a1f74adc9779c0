import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useMessages } from "../../shared/messages.ts";
import { frameMessages } from "../frame-messages.ts";
import { isShortcut } from "../shortcuts/shortcuts.ts";
import { paneLimits, type SidePane } from "./pane-widths.ts";
import "./panes.css";

interface PaneSeparatorProps {
  /** The pane that it sizes; it stands between this and the middle one. */
  readonly pane: SidePane;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

/** A key makes a pane so much wider or narrower, in CSS pixels. */
const keyStep = 24;

/**
 * The border between a side pane and the middle, to be dragged or moved by keys (the window splitter of the ARIA
 * practices). The panes are tracks of one grid, so nothing is laid out by script.
 */
export function PaneSeparator({ pane, width, onWidth }: PaneSeparatorProps) {
  const t = useMessages(frameMessages);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const { least, usual, most } = paneLimits[pane];
  /** The structure grows to the right, the properties to the left. */
  const direction = pane === "structure" ? 1 : -1;
  const move = (event: PointerEvent) => {
    if (drag.current !== null) onWidth(drag.current.width + (event.clientX - drag.current.x) * direction);
  };
  const end = () => {
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = isShortcut(event, "separatorRight") ? 1 : isShortcut(event, "separatorLeft") ? -1 : 0;
    const next =
      step !== 0
        ? width + step * direction * keyStep
        : isShortcut(event, "separatorLeast")
          ? least
          : isShortcut(event, "separatorMost")
            ? most
            : isShortcut(event, "separatorUsual")
              ? usual
              : null;
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no <hr>
    <div
      className="dh-separator"
      role="separator"
      aria-orientation="vertical"
      aria-label={t(pane === "structure" ? "sizeStructure" : "sizeProperties")}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      aria-valuetext={t("paneWidth", { width })}
      data-pane={pane}
      tabIndex={0}
      title={t("sizeHelp")}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onWidth(usual)}
      onKeyDown={onKeyDown}
    />
  );
}
