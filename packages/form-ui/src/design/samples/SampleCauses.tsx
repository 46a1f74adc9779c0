import type { SampleResult } from "@duheng/form";
import { inLocale, useLocale } from "../../shared/locale.ts";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { adjustSamples } from "./adjustable.ts";
import { sampleMessages } from "./sample-messages.ts";

/** Why a sample does not get its points, as far as it lies in the sample, and the mend where it is certain. */
export function SampleCauses({ result }: { readonly result: SampleResult }) {
  const { form, settled } = useDesignedForm();
  const { apply, readOnly } = useDesign();
  const locale = useLocale();
  const t = useMessages(sampleMessages);
  const { causes } = result;
  if (causes.length === 0) return null;
  const adjusted = adjustSamples(form, [result], settled);
  return (
    <div className="dh-notice">
      <ul className="dh-sample-causes">
        {causes.map(({ path, code, message }) => (
          <li key={`${path} ${code}`}>{inLocale(message, locale)}</li>
        ))}
      </ul>
      {!readOnly && adjusted.ids.length > 0 && (
        <button type="button" className="dh-button" onClick={() => apply(adjusted.form, "")}>
          {t("adjust")}
        </button>
      )}
    </div>
  );
}
