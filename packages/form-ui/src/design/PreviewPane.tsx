import type { Answers } from "@duheng/contracts";
import { createFillStore, type PreparedForm } from "@duheng/form";
import { memo, useState } from "react";
import { FillForm } from "../fill/FillForm.tsx";
import { type Locale, useLocale } from "../shared/locale.ts";
import { useMessages } from "../shared/messages.ts";
import { useDesign, useFindings, useSelection } from "./design-context.ts";
import { designMessages } from "./design-messages.ts";
import { LiveDrop } from "./live/LiveDrop.tsx";
import { SampleChoice } from "./previews/SampleChoice.tsx";
import { useLastPrepared } from "./previews/use-last-prepared.ts";
import { SamplePane } from "./samples/SamplePane.tsx";

interface PreviewPaneProps {
  /** The sample that the form is shown with; one that there is not: blank. */
  readonly sampleId: string;
}

/** The form as it will be filled, or the sample that is selected; it keeps its last correct state while there are errors. */
export const PreviewPane = memo(function PreviewPane({ sampleId }: PreviewPaneProps) {
  const selection = useSelection();
  const { analysis, samples } = useFindings();
  const { chooseSample } = useDesign();
  const locale = useLocale();
  const t = useMessages(designMessages);
  const prepared = useLastPrepared(analysis.prepared);
  if (selection.kind === "sample") {
    return (
      <section className="dh-pane dh-preview" aria-label={t("preview")}>
        <SamplePane key={selection.id} id={selection.id} prepared={prepared} />
      </section>
    );
  }
  const sample = samples.find((each) => each.id === sampleId);
  return (
    <section className="dh-pane dh-preview" aria-label={t("preview")}>
      <SampleChoice samples={samples} chosen={sample?.id ?? ""} onChoose={chooseSample} />
      {analysis.prepared === null && (
        <p className="dh-notice" role="status">
          {t(prepared === null ? "previewNone" : "previewStale")}
        </p>
      )}
      <LiveDrop>
        {prepared !== null && (
          <Preview
            key={sample?.id ?? ""}
            prepared={prepared}
            answers={sample?.inputs.answers ?? noAnswers}
            locale={locale}
          />
        )}
      </LiveDrop>
    </section>
  );
});

const noAnswers: Answers = {};

interface PreviewProps {
  readonly prepared: PreparedForm;
  readonly answers: Answers;
  readonly locale: Locale;
}

/** The form follows each change of the document; what was typed into it stays. */
const Preview = memo(function Preview({ prepared, answers, locale }: PreviewProps) {
  const [filling, setFilling] = useState(() => ({ prepared, store: createFillStore(prepared, answers) }));
  if (filling.prepared !== prepared) {
    setFilling({ prepared, store: createFillStore(prepared, filling.store.snapshot().answers) });
  }
  return <FillForm prepared={filling.prepared} store={filling.store} locale={locale} showScore={false} />;
});
