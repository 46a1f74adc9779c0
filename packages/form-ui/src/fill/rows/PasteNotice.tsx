import { useMessages } from "../../shared/messages.ts";
import { fillMessages } from "../fill-messages.ts";
import type { PastePlan } from "./plan-paste.ts";

/** What became of a paste, or what is asked first. */
export type Paste =
  | { readonly kind: "done"; readonly plan: PastePlan }
  /** More rows than there is room for: nothing has been changed yet. */
  | { readonly kind: "asking"; readonly plan: PastePlan; readonly most: number };

interface PasteNoticeProps {
  readonly paste: Paste;
  readonly onTake: (plan: PastePlan) => void;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** Tells plainly what was pasted, or that it is too much, and lets the person decide. */
export function PasteNotice({ paste, onTake, onUndo, onClose }: PasteNoticeProps) {
  const t = useMessages(fillMessages);
  const { plan } = paste;
  if (paste.kind === "asking") {
    return (
      <div className="dh-paste" role="alert" data-asking>
        <p>{t("pasteTooMany", { rows: plan.taken + plan.surplus, most: paste.most, room: plan.taken })}</p>
        <div className="dh-rows-actions">
          {plan.taken > 0 && (
            <button type="button" className="dh-button" onClick={() => onTake(plan)}>
              {t("pasteTakeSome", { rows: plan.taken })}
            </button>
          )}
          <button type="button" className="dh-button" onClick={onClose}>
            {t(plan.taken > 0 ? "pasteTakeNone" : "close")}
          </button>
        </div>
      </div>
    );
  }
  return (
    <p className="dh-paste" role="status">
      {t("pasteDone", { rows: plan.taken })}
      {plan.surplus > 0 && ` ${t("pasteLeftOut", { rows: plan.surplus })}`}
      {plan.converted !== undefined && ` ${t("pasteConverted", { cells: plan.converted })}`}
      {plan.unread > 0 && ` ${t("pasteUnread", { cells: plan.unread })}`}{" "}
      <button type="button" className="dh-link" data-undo onClick={onUndo}>
        {t("undo")}
      </button>
    </p>
  );
}
