import type { Sample } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { useEffect, useState } from "react";
import { FillForm } from "../fill/FillForm.tsx";
import { useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { useDesign } from "./design-context.ts";
import { designMessages } from "./design-messages.ts";
import { SamplePane } from "./samples/SamplePane.tsx";

interface PreviewPaneProps {
  readonly samples: readonly Sample[];
  readonly sampleId: string;
  readonly onSample: (id: string) => void;
}

/** The form as it will be filled, or the sample that is selected; it keeps its last correct state while there are errors. */
export function PreviewPane({ samples, sampleId, onSample }: PreviewPaneProps) {
  const { analysis, selection } = useDesign();
  const locale = useLocale();
  const t = useMessages(designMessages);
  const prepared = useLastPrepared(analysis.prepared);
  if (selection.kind === "sample") {
    return (
      <section className="dh-pane dh-preview" aria-label={t("preview")}>
        <SamplePane
          key={selection.id}
          id={selection.id}
          prepared={prepared}
          stale={analysis.prepared === null}
        />
      </section>
    );
  }
  const sample = samples.find((each) => each.id === sampleId);
  return (
    <section className="dh-pane dh-preview" aria-label={t("preview")}>
      <label className="dh-preview-head">
        <span className="dh-quiet">{t("previewAs")}</span>
        <select
          className="dh-input"
          value={sample?.id ?? ""}
          onChange={(event) => onSample(event.target.value)}
        >
          <option value="">{t("previewBlank")}</option>
          {samples.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </select>
      </label>
      {analysis.prepared === null && (
        <p className="dh-notice" role="status">
          {t(prepared === null ? "previewNone" : "previewStale")}
        </p>
      )}
      {prepared !== null && (
        <FillForm
          key={`${sample?.id ?? ""} ${versionOf(prepared)}`}
          prepared={prepared}
          answers={sample?.inputs.answers ?? {}}
          locale={locale}
          showScore={false}
        />
      )}
    </section>
  );
}

function useLastPrepared(prepared: PreparedForm | null): PreparedForm | null {
  const [last, setLast] = useState(prepared);
  useEffect(() => {
    if (prepared !== null) setLast(prepared);
  }, [prepared]);
  return prepared ?? last;
}

const versions = new WeakMap<PreparedForm, number>();
let latest = 0;

/** A number per prepared form: another one is another preview. */
function versionOf(prepared: PreparedForm): number {
  const known = versions.get(prepared);
  if (known !== undefined) return known;
  latest += 1;
  versions.set(prepared, latest);
  return latest;
}
