import type { TypedNode } from "@duheng/formula/reading";
import type { RunnableProgram, TypedProgram } from "@duheng/formula/runtime";
import type { FieldInfo, FullLayout, PreparedForm } from "../api.ts";
import { findField } from "../fields/find-field.ts";
import { pointerParts } from "../json/pointer.ts";
import type { ScoredForm } from "../scored-form.ts";
import { LiveScorer } from "../scoring/live-scorer.ts";
import type { DefaultsReach } from "./defaults.ts";
import { FillSession } from "./fill-session.ts";
import { evaluated } from "./fill-tree.ts";
import type { Level } from "./level.ts";
import { readState } from "./read-state.ts";

export interface FillingParts {
  readonly form: ScoredForm;
  readonly fields: readonly FieldInfo[];
  readonly layout: FullLayout;
  readonly level: Level;
  readonly program: RunnableProgram & { readonly tree: TypedProgram };
  readonly defaults: DefaultsReach;
}

/** What a page needs to have a form filled, the same whether it was prepared or comes as a compiled paper. */
export function fillingOf({
  form,
  fields,
  layout,
  level,
  program,
  defaults,
}: FillingParts): Pick<PreparedForm, "fields" | "layout" | "field" | "formulaOf" | "fill" | "startFilling"> {
  return {
    fields,
    layout,
    field: (path) => findField(fields, path),
    formulaOf: (path) => formulaAt(level, pointerParts(path)),
    fill: (answers) => readState(evaluated(level, answers)),
    startFilling: (answers) =>
      new FillSession({ level, fields, scorer: new LiveScorer(form, fields, program), defaults }, answers),
  };
}

function formulaAt({ fields, indexOf }: Level, [key = "", ...rest]: readonly string[]): TypedNode | null {
  const field = fields[indexOf.get(key) ?? -1];
  if (field === undefined || rest.length === 0) return field?.formula ?? null;
  // Of a row its place, which all rows are alike in.
  return field.inner === null
    ? null
    : formulaAt(field.inner, field.info.kind === "rows" ? rest.slice(1) : rest);
}
