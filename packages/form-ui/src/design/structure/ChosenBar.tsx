import { useMessages } from "../../shared/messages.ts";
import { clipboardMessages } from "../clipboard/clipboard-messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { setRequired } from "../operations/fields.ts";
import type { Selection } from "../selection.ts";
import { BulkIndicators } from "./BulkIndicators.tsx";

interface ChosenBarProps {
  readonly selections: readonly Selection[];
  readonly onClear: () => void;
}

/** What can be done to several parts at once, beside copying, moving and removing them; each is one step of undo. */
export function ChosenBar({ selections, onClear }: ChosenBarProps) {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(clipboardMessages);
  const fields = selections.filter((one) => one.kind === "field");
  const indicators = selections.flatMap((one) => (one.kind === "indicator" ? [one.id] : []));
  const require = (isRequired: boolean) =>
    apply(
      fields.reduce((next, { path }) => setRequired(next, path, isRequired), form),
      "",
    );
  return (
    <div className="dh-chosen">
      <strong>{t("chosen", { count: selections.length })}</strong>
      {fields.length > 0 && (
        <>
          <button type="button" className="dh-link" onClick={() => require(true)}>
            {t("require")}
          </button>
          <button type="button" className="dh-link" onClick={() => require(false)}>
            {t("unrequire")}
          </button>
        </>
      )}
      <button type="button" className="dh-link" onClick={onClear}>
        {t("clear")}
      </button>
      {indicators.length > 1 && (
        <details className="dh-bulk-fold" open>
          <summary>{t("bulk", { count: indicators.length })}</summary>
          <BulkIndicators ids={indicators} />
        </details>
      )}
    </div>
  );
}
