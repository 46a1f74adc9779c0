import type { Form, Problem } from "@duheng/contracts";
import { compileProgram, type FormulaType, type Program, ProgramError } from "@duheng/formula";
import type { FieldInfo, FormContext } from "../api.ts";
import { diagnosticProblem } from "../diagnostic-problem.ts";
import { pointer } from "../json/pointer.ts";
import { lowerDefinitions, scopeOf } from "../lowering/lower-form.ts";
import { definitionNames as names } from "../lowering/names.ts";
import { warningAt } from "../problem.ts";

export interface CheckedProgram {
  readonly problems: readonly Problem[];
  /** Null where it does not compile. */
  readonly program: Program | null;
}

/** The formulas of indicators, groups and total, as the one program that they are lowered into. */
export function checkProgram(
  form: Form,
  fields: readonly FieldInfo[],
  schema: Record<string, unknown>,
  context: FormContext,
): CheckedProgram {
  const definitions = lowerDefinitions(form, context.edition);
  try {
    const program = compileProgram(definitions, scopeOf(form, fields, schema, context));
    return { problems: maybeBlank(form, program.types), program };
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const { byDefinition } = error;
    const authored = definitions.filter(
      (definition) => definition.authored && byDefinition[definition.name] !== undefined,
    );
    // A source of ours only fails where an author's does, or where their formulas make a loop through it.
    const told = authored.length > 0 ? authored : definitions;
    const problems = told.flatMap(({ name, at }) =>
      (byDefinition[name] ?? []).map((diagnostic) => diagnosticProblem(diagnostic, at)),
    );
    return { problems, program: null };
  }
}

/** A fixed item whose formula may be blank is spread over its group then (G4): the author should mean it. */
function maybeBlank(form: Form, types: Readonly<Record<string, FormulaType>>): Problem[] {
  return form.indicators.flatMap(({ by, code, points }, index) => {
    if (by.kind !== "formula" || points.kind !== "fixed" || types[names.given(code)]?.optional !== true)
      return [];
    return [
      warningAt(
        pointer("/indicators", index, "by", "formula"),
        "may-be-blank",
        "结果可能为空；为空时此项按“不适用”处理，分值分摊到同组其他项目",
        "may be blank; then the item counts as not applicable and its points are spread over its group",
      ),
    ];
  });
}
