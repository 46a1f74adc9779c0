import { check, type Diagnostic } from "../../src/index.ts";
import { form } from "./form.ts";
import type { Mistake } from "./table.ts";

export interface End {
  /** The formula once there was nothing left to apply. */
  readonly source: string;
  readonly ends: Mistake["ends"];
}

/** Applies certain fixes as long as there are any, then those that are offered, one after the other. */
export function endOf({ source, expected = "number?" }: Mistake): End {
  let at = source;
  let ends: "certain" | "offered" = "certain";
  for (let step = 0; step < 30; step += 1) {
    const { diagnostics } = check(at, form, expected);
    if (diagnostics.length === 0) return { source: at, ends };
    const next =
      diagnostics.find(({ fix }) => fix?.certain === true) ??
      diagnostics.find(({ fix }) => fix !== undefined);
    if (next?.fix === undefined)
      return { source: at, ends: [...new Set(diagnostics.map(({ code }) => code))] };
    if (next.fix.certain !== true) ends = "offered";
    at = applied(at, next);
  }
  throw new Error(`fixes of ${source} come to no end: ${at}`);
}

function applied(source: string, { fix }: Diagnostic): string {
  return fix === undefined ? source : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
}
