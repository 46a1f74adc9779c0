import { useMessages } from "@duheng/form-ui/fill";
import { useEffect, useId, useRef } from "react";
import { fillingMessages } from "./messages.ts";

interface ConfirmSubmitProps {
  readonly onAnswer: (isSure: boolean) => void;
}

/** Asks before a paper leaves the person's hands: afterwards it can't be changed. */
export function ConfirmSubmit({ onAnswer }: ConfirmSubmitProps) {
  const t = useMessages(fillingMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="dh-root filling-dialog"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id={`${id}title`}>{t("submitTitle")}</h2>
      <p id={`${id}text`}>{t("submitText")}</p>
      <div className="filling-dialog-actions">
        <button type="button" className="dh-button" onClick={() => onAnswer(false)}>
          {t("cancel")}
        </button>
        <button type="button" className="dh-button dh-primary" onClick={() => onAnswer(true)}>
          {t("submit")}
        </button>
      </div>
    </dialog>
  );
}
