import { exampleInputs, randomInputs } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { useDesign, useDesignedForm, useFindings } from "../design-context.ts";
import { sampleMessages } from "./sample-messages.ts";
import { addFilledSample, duplicateSample, mostSamples } from "./sample-operations.ts";

/** Adds a sample: blank, filled by the fields' examples, at random, or as a copy of another. */
export function AddSample() {
  const { form } = useDesignedForm();
  const { analysis } = useFindings();
  const { apply, select } = useDesign();
  const t = useMessages(sampleMessages);
  const samples = form.samples ?? [];
  const { prepared } = analysis;
  const full = samples.length >= mostSamples;
  const added = (next: { readonly form: typeof form; readonly id: string }) => {
    apply(next.form, "");
    select({ kind: "sample", id: next.id }, "title");
  };
  const add = (how: string) => {
    const copied = samples.find((each) => how === `copy:${each.id}`);
    if (copied !== undefined) added(duplicateSample(form, copied.id, t("copyOf", { title: copied.title })));
    else if (how === "blank") added(addFilledSample(form, t("newSample"), { answers: {} }));
    else if (prepared !== null && how === "example")
      added(addFilledSample(form, t("exampleTitle"), exampleInputs(analysis.form, prepared)));
    else if (prepared !== null && how === "random")
      added(addFilledSample(form, t("randomTitle"), randomInputs(analysis.form, prepared, Math.random)));
  };
  return (
    <select
      className="dh-input dh-add-sample"
      aria-label={t("add")}
      title={full ? t("full") : prepared === null ? t("needsSound") : undefined}
      disabled={full}
      value=""
      onChange={(event) => add(event.target.value)}
    >
      <option value="">＋ {t("add")}</option>
      <option value="blank">{t("addBlank")}</option>
      <option value="example" disabled={prepared === null}>
        {t("addExample")}
      </option>
      <option value="random" disabled={prepared === null}>
        {t("addRandom")}
      </option>
      {samples.map((each) => (
        <option key={each.id} value={`copy:${each.id}`}>
          {t("addCopy", { title: each.title })}
        </option>
      ))}
    </select>
  );
}
