import { useMessages } from "../../shared/messages.ts";
import { clipboardMessages } from "../clipboard/clipboard-messages.ts";
import type { PartsClipboard } from "../clipboard/use-parts-clipboard.ts";

interface TitlesQuestionProps {
  readonly titles: readonly string[];
  readonly onAnswer: PartsClipboard["answer"];
}

/** Asks what pasted lines of text shall become. */
export function TitlesQuestion({ titles, onAnswer }: TitlesQuestionProps) {
  const t = useMessages(clipboardMessages);
  const count = titles.length;
  return (
    <div className="dh-notice" role="alert">
      <p>{t("titlesQuestion", { count })}</p>
      <div className="dh-chosen">
        <button type="button" className="dh-button" onClick={() => onAnswer("fields")}>
          {t("titlesFields", { count })}
        </button>
        <button type="button" className="dh-button" onClick={() => onAnswer("indicators")}>
          {t("titlesIndicators", { count })}
        </button>
        <button type="button" className="dh-link" onClick={() => onAnswer("nothing")}>
          {t("cancel")}
        </button>
      </div>
    </div>
  );
}
