import type { Form } from "@duheng/contracts";
import { type Change, diffForms, tellValue } from "@duheng/form";
import { useMemo } from "react";
import "../shared/theme.css";
import "./difference.css";
import { inLocale, type Locale, LocaleProvider, useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { differenceMessages } from "./difference-messages.ts";
import { type ChangeGroup, groupChanges } from "./group-changes.ts";

export interface FormDifferenceProps {
  readonly before: Form;
  readonly after: Form;
  readonly locale: Locale;
}

/** What changed from one version of a form to the other, in plain words. */
export function FormDifference({ before, after, locale }: FormDifferenceProps) {
  const groups = useMemo(() => groupChanges(diffForms(before, after)), [before, after]);
  return (
    <LocaleProvider value={locale}>
      <div className="dh-root dh-difference">
        {groups.length === 0 && <None />}
        {groups.map(({ area, changes }) => (
          <Part key={area} area={area} changes={changes} isFolded={area === "samples" && groups.length > 1} />
        ))}
      </div>
    </LocaleProvider>
  );
}

function None() {
  const t = useMessages(differenceMessages);
  return <p className="dh-quiet">{t("none")}</p>;
}

interface PartProps extends ChangeGroup {
  /** Shown when asked for: samples follow what was changed elsewhere. */
  readonly isFolded: boolean;
}

function Part({ area, changes, isFolded }: PartProps) {
  const t = useMessages(differenceMessages);
  const title = (
    <>
      {t(areaWords[area])} <span className="dh-quiet">{t("count", { count: changes.length })}</span>
    </>
  );
  const lines = (
    <ul>
      {changes.map((change) => (
        <Line key={`${change.kind} ${change.part} ${change.id} ${change.attribute ?? ""}`} change={change} />
      ))}
    </ul>
  );
  return (
    <section aria-label={t(areaWords[area])}>
      {isFolded ? (
        <details>
          <summary className="dh-difference-title">{title}</summary>
          {lines}
        </details>
      ) : (
        <>
          <h4 className="dh-difference-title">{title}</h4>
          {lines}
        </>
      )}
    </section>
  );
}

function Line({ change }: { readonly change: Change }) {
  const locale = useLocale();
  const t = useMessages(differenceMessages);
  const words = (value: unknown) => tellValue(change.attribute ?? "", value, locale);
  const [before, after] = [words(change.before), words(change.after)];
  const detailed = change.kind === "changed" && isLong(before, after);
  return (
    <li className="dh-change" data-kind={change.kind}>
      <span className="dh-change-mark" role="img" aria-label={t(kindWords[change.kind])}>
        {marks[change.kind]}
      </span>
      <div>
        <span>{inLocale(change.message, locale)}</span>
        {detailed && (
          <details>
            <summary>{t("detail")}</summary>
            <div className="dh-before-after">
              <del>{before}</del>
              <ins>{after}</ins>
            </div>
          </details>
        )}
      </div>
    </li>
  );
}

/** Short values are told in the sentence already. */
function isLong(before: string, after: string): boolean {
  return before.length > longestInSentence || after.length > longestInSentence;
}

const longestInSentence = 24;

const marks = { added: "＋", removed: "－", changed: "✎", moved: "⇄" } as const;

const kindWords = { added: "added", removed: "removed", changed: "changed", moved: "moved" } as const;

const areaWords = {
  scoring: "scoring",
  fields: "fields",
  data: "data",
  layout: "layout",
  samples: "samples",
  form: "form",
} as const;
