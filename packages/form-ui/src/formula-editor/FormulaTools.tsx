import type { KeyboardEvent } from "react";
import { useMessages } from "../shared/messages.ts";
import { editorMessages } from "./editor-messages.ts";
import { keyNames } from "./key-names.ts";

interface FormulaToolsProps {
  readonly labelledBy: string;
  readonly titlesShown: boolean;
  readonly onTitles: () => void;
  readonly canFormat: boolean;
  /** Null where the formula is only read. */
  readonly onFormat: (() => void) | null;
  /** Null where nothing ready fits. */
  readonly onReadyMade: (() => void) | null;
}

/** What can be done to a formula as a whole: a toolbar, in which ← and → go from one to the next. */
export function FormulaTools(props: FormulaToolsProps) {
  const { labelledBy, titlesShown, onTitles, canFormat, onFormat, onReadyMade } = props;
  const t = useMessages(editorMessages);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:enabled")];
    const at = buttons.findIndex((each) => each.matches(":focus"));
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div className="dh-formula-tools" role="toolbar" aria-labelledby={labelledBy} onKeyDown={onKeyDown}>
      {onReadyMade !== null && (
        // Reached by ← from the next one, so that leaving a formula by Tab takes no more steps.
        <button type="button" tabIndex={-1} onClick={onReadyMade}>
          {t("readyMade")}
        </button>
      )}
      <button type="button" aria-pressed={titlesShown} title={t("titlesHint")} onClick={onTitles}>
        <span aria-hidden="true">{titlesShown ? "☑ " : "☐ "}</span>
        {t("titles")}
      </button>
      {onFormat !== null && (
        <button type="button" title={keyNames.format} disabled={!canFormat} onClick={onFormat}>
          {t("format")}
        </button>
      )}
    </div>
  );
}
