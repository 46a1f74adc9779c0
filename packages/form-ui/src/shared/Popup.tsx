import { type ReactNode, useEffect, useRef, useState } from "react";

interface PopupProps {
  readonly className: string;
  /** What opens and closes it. */
  readonly summary: ReactNode;
  readonly summaryClass?: string;
  /** `close` gives the focus back to what opened it. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/**
 * What opens over the page and goes by itself: Escape closes it and gives the focus back, and so does the button that
 * opened it; a click elsewhere closes it and does there what it does.
 */
export function Popup({ className, summary, summaryClass, children }: PopupProps) {
  const box = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    const details = box.current;
    if (details === null) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  };
  useEffect(() => {
    if (!isOpen) return undefined;
    const onClick = (event: MouseEvent) => {
      // What was clicked may have gone from the page since; the path is as it was.
      if (box.current !== null && !event.composedPath().includes(box.current)) box.current.open = false;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const details = box.current;
      if (event.key !== "Escape" || event.defaultPrevented || details === null) return;
      event.preventDefault();
      const isInside = details.contains(document.activeElement) || document.activeElement === document.body;
      details.open = false;
      if (isInside) details.querySelector("summary")?.focus();
    };
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [isOpen]);
  return (
    <details ref={box} className={className} onToggle={() => setOpen(box.current?.open ?? false)}>
      <summary className={summaryClass}>{summary}</summary>
      {typeof children === "function" ? children(close) : children}
    </details>
  );
}
