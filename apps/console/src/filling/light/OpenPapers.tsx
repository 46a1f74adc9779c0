import { useMessages } from "@duheng/form-ui/fill";
import { useCallback } from "react";
import { api } from "../../rpc/client.ts";
import type { Locale } from "../../rpc/errors.ts";
import { aboutPaper } from "./about-paper.ts";
import { Failure, Waiting } from "./LoadStates.tsx";
import { lightMessages } from "./messages.ts";
import { Notice } from "./Notice.tsx";
import { PaperView } from "./PaperView.tsx";
import { useLoaded } from "./use-loaded.ts";

const toFill = { filter: { state: "filling" }, page: { page: 1, perPage: 100 } };

/** `/fill`, the one link for everybody: the person's paper at once if there is one, else the list of them. */
export function OpenPapers({ locale }: { readonly locale: Locale }) {
  const t = useMessages(lightMessages);
  const load = useCallback(() => api.assessments.mine.query(toFill), []);
  const [mine, retry] = useLoaded(load);
  if (mine.kind === "loading") return <Waiting />;
  if (mine.kind === "failed") return <Failure error={mine.error} locale={locale} onRetry={retry} />;
  const open = mine.value.data.map(({ assessment }) => assessment);
  const [first, ...others] = open;
  if (first === undefined) return <Notice title={t("noneTitle")} hint={t("noneHint")} />;
  if (others.length === 0) return <PaperView id={first.id} locale={locale} />;
  return (
    <section className="light-notice">
      <h1>{t("chooseTitle")}</h1>
      <ul className="light-papers">
        {open.map((assessment) => (
          <li key={assessment.id}>
            <a href={`/fill/${assessment.id}`}>
              <strong>{assessment.formTitle}</strong>
              <span className="dh-quiet">{aboutPaper(assessment, locale, t)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
