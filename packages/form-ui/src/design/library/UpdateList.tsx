import { attributeName } from "@duheng/form";
import { useState } from "react";
import { FormDifference } from "../../difference/FormDifference.tsx";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { applyUpdate, attributesChangedHere, markSeen } from "./apply-update.ts";
import { libraryMessages } from "./library-messages.ts";
import { MapFields } from "./MapFields.tsx";
import type { LibraryUpdate } from "./port.ts";
import { suggestMapping } from "./take-entry.ts";

/** An indicator of the form with the newer version of what it was taken from. */
export interface OfferedUpdate {
  readonly indicatorId: string;
  readonly update: LibraryUpdate;
}

/** What taking each newer version over would change, and the two ways to answer. */
export function UpdateList({ offered }: { readonly offered: readonly OfferedUpdate[] }) {
  const t = useMessages(libraryMessages);
  return (
    <section aria-label={t("updates", { count: offered.length })} className="dh-library-updates">
      <h4>{t("updates", { count: offered.length })}</h4>
      <p className="dh-quiet">{t("updatesAbout")}</p>
      {offered.map((each) => (
        <OneUpdate key={each.indicatorId} {...each} />
      ))}
    </section>
  );
}

function OneUpdate({ indicatorId, update }: OfferedUpdate) {
  const { form } = useDesignedForm();
  const { lockedIds } = useFindings();
  const { apply } = useDesign();
  const t = useMessages(libraryMessages);
  const locale = useLocale();
  const [mapping, setMapping] = useState(() => suggestMapping(form, update.newest));
  const indicator = form.indicators.find(({ id }) => id === indicatorId);
  if (indicator === undefined) return null;
  const lost = attributesChangedHere(form, indicatorId, update);
  const after = applyUpdate(form, indicatorId, update, mapping);
  return (
    <details className="dh-library-update">
      <summary>
        {indicator.title} · {t("version", { version: indicator.origin?.version ?? 1 })} →{" "}
        {t("version", { version: update.version })}
        {update.state === "retired" && <span className="dh-pill">{t("withdrawn")}</span>}
      </summary>
      <FormDifference before={form} after={after} locale={locale} />
      {lost.length > 0 && (
        <p className="dh-warning">
          {t("lost", {
            attributes: lost
              .map((name) => inLocale(attributeName("indicator", name), locale))
              .join(locale === "zh" ? "、" : ", "),
          })}
        </p>
      )}
      <MapFields content={update.newest} mapping={mapping} onChange={setMapping} />
      {lockedIds.has(indicatorId) ? (
        <p className="dh-quiet">{t("locked")}</p>
      ) : (
        <div className="dh-library-answers">
          <button type="button" className="dh-button dh-primary" onClick={() => apply(after, "")}>
            {t("apply")}
          </button>
          <button
            type="button"
            className="dh-button"
            onClick={() => apply(markSeen(form, indicatorId, update), "")}
          >
            {t("keep")}
          </button>
        </div>
      )}
    </details>
  );
}
