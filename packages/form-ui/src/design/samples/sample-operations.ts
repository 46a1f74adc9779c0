import type { Form, Sample, ScoreInputs } from "@duheng/contracts";
import { freeName, newId } from "../operations/ids.ts";

/** As many as the form document takes. */
export const mostSamples = 100;

/** Adds a sample; what it must get is for the person to say. */
export function addFilledSample(
  form: Form,
  title: string,
  inputs: ScoreInputs,
): { readonly form: Form; readonly id: string } {
  const sample: Sample = { id: newId("sample"), title: freeTitle(form, title), inputs };
  return { form: { ...form, samples: [...(form.samples ?? []), sample] }, id: sample.id };
}

/** Adds a copy behind a sample, with what the copied one must get. */
export function duplicateSample(
  form: Form,
  id: string,
  title: string,
): { readonly form: Form; readonly id: string } {
  const samples = form.samples ?? [];
  const at = samples.findIndex((sample) => sample.id === id);
  const copied = samples[at];
  if (copied === undefined) return { form, id };
  const copy: Sample = { ...copied, id: newId("sample"), title: freeTitle(form, title) };
  return {
    form: { ...form, samples: [...samples.slice(0, at + 1), copy, ...samples.slice(at + 1)] },
    id: copy.id,
  };
}

function freeTitle(form: Form, title: string): string {
  return freeName(
    title,
    (form.samples ?? []).map((sample) => sample.title),
  );
}
