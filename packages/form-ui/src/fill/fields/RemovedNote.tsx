import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";

/** Says that unseen characters were taken out of what was typed or pasted. */
export function RemovedNote({ removed }: { readonly removed: number }) {
  const t = useMessages(fillMessages);
  if (removed === 0) return null;
  return (
    <span className="dh-note" role="status">
      {t("textCleaned", { count: removed })}
    </span>
  );
}
