import { useMessages } from "../../shared/messages.ts";
import { clipboardMessages } from "../clipboard/clipboard-messages.ts";
import { designMessages } from "../design-messages.ts";

interface PartActionsProps {
  readonly disabled: boolean;
  readonly locked: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
  readonly onPaste: () => void;
}

/** What can be done to what is chosen in the tree, for those who use no keys. */
export function PartActions({ disabled, locked, onMove, onRemove, onCopy, onPaste }: PartActionsProps) {
  const t = useMessages(designMessages);
  const words = useMessages(clipboardMessages);
  return (
    <div className="dh-part-actions">
      <button
        type="button"
        className="dh-button"
        aria-label={t("moveUp")}
        title={`${t("moveUp")} (Alt+↑)`}
        disabled={disabled}
        onClick={() => onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="dh-button"
        aria-label={t("moveDown")}
        title={`${t("moveDown")} (Alt+↓)`}
        disabled={disabled}
        onClick={() => onMove(1)}
      >
        ↓
      </button>
      <button
        type="button"
        className="dh-button"
        title={`${words("copy")} (Ctrl+C)`}
        disabled={disabled}
        onClick={onCopy}
      >
        {words("copy")}
      </button>
      <button type="button" className="dh-button" title={`${words("paste")} (Ctrl+V)`} onClick={onPaste}>
        {words("paste")}
      </button>
      <button type="button" className="dh-button" disabled={disabled || locked} onClick={onRemove}>
        {t("remove")}
      </button>
    </div>
  );
}
