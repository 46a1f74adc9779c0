import { useMessages } from "../../shared/messages.ts";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchSample } from "../operations/scoring.ts";
import { ExpectationTable } from "./ExpectationTable.tsx";
import { SampleCauses } from "./SampleCauses.tsx";
import { useLastResult } from "./use-last-result.ts";

/** A sample's name, and what must come out of it beside what does. */
export function SampleProperties({ id }: { readonly id: string }) {
  const { form } = useDesignedForm();
  const { analysis } = useFindings();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const sample = form.samples?.find((each) => each.id === id);
  const now = analysis.samples.find((each) => each.id === id);
  const result = useLastResult(now?.result ?? null);
  if (sample === undefined) return null;
  return (
    <>
      <TextProperty
        attribute="title"
        label={t("sampleTitle")}
        value={sample.title}
        onChange={(title) =>
          apply(
            patchSample(form, id, (each) => ({ ...each, title })),
            `sample/${id}/title`,
          )
        }
      />
      {now !== undefined && <SampleCauses result={now} />}
      <ExpectationTable sample={sample} result={result} stale={analysis.prepared === null} />
    </>
  );
}
