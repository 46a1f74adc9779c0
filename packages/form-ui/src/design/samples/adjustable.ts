import type { Form } from "@duheng/contracts";
import { adjustSample, type SampleResult } from "@duheng/form";

/**
 * The form with its failing samples brought into what it takes now, where that is certain, and the ids of those samples.
 * @param settled the form as it was when it was opened or published last: what the samples' points were of
 */
export function adjustSamples(
  form: Form,
  results: readonly SampleResult[],
  settled: Form,
): { readonly form: Form; readonly ids: readonly string[] } {
  const failing = new Set(results.filter(({ causes }) => causes.length > 0).map(({ id }) => id));
  const ids: string[] = [];
  const samples = (form.samples ?? []).map((sample) => {
    const next = failing.has(sample.id) ? adjustSample(form, sample, settled) : sample;
    if (next !== sample) ids.push(sample.id);
    return next;
  });
  return ids.length === 0 ? { form, ids } : { form: { ...form, samples }, ids };
}
