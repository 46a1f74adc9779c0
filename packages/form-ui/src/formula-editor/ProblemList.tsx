import { type Diagnostic, render } from "@duheng/formula";
import { useState } from "react";
import { useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { isCertain, isChoice } from "./apply-fixes.ts";
import { editorMessages } from "./editor-messages.ts";
import { fixLabel } from "./fix-label.ts";
import { keyNames } from "./key-names.ts";

interface ProblemListProps {
  readonly diagnostics: readonly Diagnostic[];
  readonly onGoTo: (diagnostic: Diagnostic) => void;
  readonly onFix: (diagnostic: Diagnostic) => void;
  readonly onFixAll: () => void;
}

/** Shown before the rest is asked for. */
const fewest = 6;

/** Every mistake as text, each a way to its place, with its fix beside it. */
export function ProblemList({ diagnostics, onGoTo, onFix, onFixAll }: ProblemListProps) {
  const t = useMessages(editorMessages);
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const shown = all ? diagnostics : diagnostics.slice(0, fewest);
  const certain = diagnostics.filter(isCertain).length;
  const choices = diagnostics.filter(isChoice).length;
  return (
    <div className="dh-formula-problem-box">
      <ul className="dh-formula-problems" aria-label={t("problemsLabel")}>
        {shown.map((diagnostic) => (
          <li
            // Where a formula breaks off, two may stand at one place: a name and a closing bracket are missing.
            key={`${diagnostic.from} ${diagnostic.to} ${diagnostic.code} ${JSON.stringify(diagnostic.params)}`}
            data-severity={diagnostic.severity}
          >
            <button
              type="button"
              className="dh-problem-place"
              title={t("goTo", { key: keyNames.next })}
              onClick={() => onGoTo(diagnostic)}
            >
              <span aria-hidden="true">{diagnostic.severity === "error" ? "●" : "▲"}</span>
              <span>
                <span className="dh-sr">{t(diagnostic.severity)}：</span>
                {render(diagnostic, locale)}
              </span>
            </button>
            {diagnostic.fix !== undefined && (
              <button
                type="button"
                className="dh-fix"
                title={t("fixKey", { key: keyNames.fix })}
                onClick={() => onFix(diagnostic)}
              >
                {fixLabel(diagnostic.fix, locale)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {(certain > 1 || diagnostics.length > shown.length) && (
        <div className="dh-formula-more">
          {certain > 1 && (
            <button type="button" className="dh-fix" onClick={onFixAll}>
              {t("fixAll", { count: certain })}
            </button>
          )}
          {certain > 1 && choices > 0 && <span>{t("choicesLeft", { count: choices })}</span>}
          {diagnostics.length > shown.length && (
            <button type="button" className="dh-fix" onClick={() => setAll(true)}>
              {t("moreProblems", { count: diagnostics.length - shown.length })}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
