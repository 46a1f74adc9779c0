import type { Form, IndicatorEntryInput, Problem } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { indicatorEntries } from "./model.ts";

/**
 * Refuses an entry that no form could take: its formulas must hold good over its own fields alone.
 * Errors: `invalid-document` with problems under `/indicator` and `/fields`.
 */
export async function checkEntry(entry: IndicatorEntryInput): Promise<void> {
  const problems = (await entryProblems(entry)).filter(({ severity }) => severity === "error");
  if (problems.length > 0) throw new AppError("invalid-document", { problems });
}

/**
 * Refuses (`duplicate`) a code that another entry of the tenant has which is still offered.
 * @param ownId the entry that is changed; absent for a new one
 */
export async function refuseTakenCode(code: string, ownId?: string): Promise<void> {
  const other = await indicatorEntries.findOne({
    "indicator.code": code,
    state: "active",
    ...(ownId === undefined ? {} : { _id: { $ne: ownId } }),
  });
  if (other === undefined) return;
  throw new AppError("duplicate", {
    message: {
      zh: `指标库中已有代码为“${code}”的指标“${other.indicator.title}”。`,
      en: `The library already has an indicator with the code ${code}: ${other.indicator.title}.`,
    },
    problems: [problem("duplicate", "/indicator/code", "代码已被使用", "is taken")],
  });
}

/** The problems of a form that has nothing but this indicator and its fields. */
async function entryProblems({ indicator, fields = {} }: IndicatorEntryInput): Promise<Problem[]> {
  const group = { id: "library", code: "library", title: "library" };
  const form: Form = {
    title: indicator.title,
    fields: { type: "object", required: requiredKeys(fields), properties: fields },
    indicators: [{ ...indicator, group: group.code }],
    score: { groups: [group] },
  };
  const problems = await inWorkshop("checkForm", form);
  return problems.map((each) => ({ ...each, path: pathInEntry(each.path) }));
}

function pathInEntry(path: string): string {
  return path.replace(/^\/indicators\/0/, "/indicator").replace(/^\/fields\/properties/, "/fields");
}

/** What formulas need is required, but where the field may be hidden or is computed itself. */
function requiredKeys(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(fields).filter((key) => {
    const schema = fields[key];
    if (typeof schema !== "object" || schema === null) return false;
    return !Object.hasOwn(schema, "x-visible") && !Object.hasOwn(schema, "x-computed");
  });
}
