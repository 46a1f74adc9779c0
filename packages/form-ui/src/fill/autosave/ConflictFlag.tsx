import { type RefObject, useEffect, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

interface ConflictFlagProps {
  /** What is to be decided on. */
  readonly panel: RefObject<HTMLElement | null>;
  readonly count: number;
}

/** Keeps a conflict in sight wherever the person has scrolled to: nothing is saved until it is decided. */
export function ConflictFlag({ panel, count }: ConflictFlagProps) {
  const t = useMessages(fillMessages);
  const [isSeen, setSeen] = useState(true);
  useEffect(() => {
    if (panel.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true));
    observer.observe(panel.current);
    return () => observer.disconnect();
  }, [panel]);
  if (isSeen) return null;
  const show = () => {
    panel.current?.scrollIntoView({ block: "center" });
    panel.current?.focus({ preventScroll: true });
  };
  return (
    <p className="dh-notice dh-conflict-flag" role="alert">
      {t("conflictElsewhere", { count })}{" "}
      <button type="button" className="dh-link" onClick={show}>
        {t("conflictShow")}
      </button>
    </p>
  );
}
