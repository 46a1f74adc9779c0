import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import type { UnseenCharacters } from "./use-kept-text.ts";

/** Says that unseen characters stand in a stored text, or were taken out of what was typed or pasted. */
export function UnseenNote({ unseen }: { readonly unseen: UnseenCharacters }) {
  const t = useMessages(fillMessages);
  const { count, areRemoved } = unseen;
  if (count === 0) return null;
  return (
    <span className="dh-note" role={areRemoved ? "status" : undefined}>
      {t(areRemoved ? "textCleaned" : "textUnseen", { count })}
    </span>
  );
}
