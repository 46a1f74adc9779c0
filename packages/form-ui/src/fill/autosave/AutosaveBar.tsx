import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { ConflictPanel } from "./ConflictPanel.tsx";
import { clock, SavePill } from "./SavePill.tsx";
import { type AutosaveOptions, useAutosave } from "./use-autosave.ts";

/** The autosave of one filled form and all that it has to say. */
export function AutosaveBar({ backupKey, paperHash }: Pick<AutosaveOptions, "backupKey" | "paperHash">) {
  const { prepared, store, ports } = useFill();
  const t = useMessages(fillMessages);
  const { state, saver, restored, discardRestored } = useAutosave({
    prepared,
    store,
    drafts: ports.drafts,
    backupKey,
    paperHash,
  });
  return (
    <>
      <div className="dh-autosave">
        {ports.drafts === undefined ? (
          <span className="dh-pill">{t("saveLocal")}</span>
        ) : (
          <SavePill state={state} saver={saver} />
        )}
      </div>
      {restored !== null && (
        <p className="dh-notice" role="status">
          {t("restored", { time: clock(restored.at) })}{" "}
          <button type="button" className="dh-link" onClick={discardRestored}>
            {t("restoredDiscard")}
          </button>
        </p>
      )}
      {state.kind === "conflict" && (
        <ConflictPanel theirs={state.theirs} fields={state.fields} saver={saver} />
      )}
    </>
  );
}
