import { forwardRef, useSyncExternalStore } from "react";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useSettled } from "../use-settled.ts";
import { listProblems } from "./list-problems.ts";

interface ErrorSummaryProps {
  readonly onGo: (path: string) => void;
}

/** Everything that is wrong, after somebody tried to submit; each line leads to its field. */
export const ErrorSummary = forwardRef<HTMLDivElement, ErrorSummaryProps>(function ErrorSummary(
  { onGo },
  ref,
) {
  const { revealed } = useFill();
  useSyncExternalStore(revealed.subscribeAll, revealed.version);
  return revealed.all ? <Summary ref={ref} onGo={onGo} /> : null;
});

const Summary = forwardRef<HTMLDivElement, ErrorSummaryProps>(function Summary({ onGo }, ref) {
  const { prepared, store, revealed } = useFill();
  const locale = useLocale();
  const t = useMessages(fillMessages);
  const snapshot = useSettled(store, 100);
  const placed = listProblems(prepared, snapshot.state, revealed.allFromServer());
  const errors = placed.filter(({ problem }) => problem.severity === "error");
  if (errors.length === 0) return null;
  return (
    <div className="dh-summary" ref={ref} tabIndex={-1} role="alert">
      <h3 className="dh-summary-title">{t("problems", { count: errors.length })}</h3>
      <ul>
        {errors.map(({ problem, path, titles }) => (
          <li key={`${path} ${problem.code} ${problem.message.zh}`}>
            <button type="button" className="dh-link" onClick={() => onGo(path)}>
              {titles.length === 0
                ? t("problemsElsewhere")
                : titles
                    .map((part) => (typeof part === "string" ? part : t("row", { row: part.row })))
                    .join(" · ")}
            </button>
            <span>{inLocale(problem.message, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
});
