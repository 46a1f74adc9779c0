import type { FullPage } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { useFill } from "../fill-context.ts";
import { fillMessages } from "../fill-messages.ts";
import { useSettled } from "../use-settled.ts";
import { pageProgress } from "./progress.ts";

interface PageTabsProps {
  readonly pages: readonly FullPage[];
  readonly current: number;
  readonly onChoose: (page: number) => void;
}

/** The pages of a form with how much of each is done. */
export function PageTabs({ pages, current, onChoose }: PageTabsProps) {
  const { prepared, store } = useFill();
  const t = useMessages(fillMessages);
  const snapshot = useSettled(store, 200);
  return (
    <nav className="dh-pages" aria-label={t("pages")}>
      <ol>
        {pages.map((page, index) => {
          const { done, all } = pageProgress(page, prepared, snapshot);
          return (
            <li key={page.id}>
              <button
                type="button"
                className="dh-page"
                aria-current={index === current ? "step" : undefined}
                data-done={(all > 0 && done === all) || undefined}
                onClick={() => onChoose(index)}
              >
                <span className="dh-page-title">{page.title}</span>
                {all > 0 && (
                  <>
                    <span className="dh-page-count" aria-hidden="true">
                      {t("pageDone", { done, all })}
                    </span>
                    <span className="dh-sr">{t("pageDoneLabel", { done, all })}</span>
                  </>
                )}
                <span className="dh-page-bar" aria-hidden="true">
                  <span style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
