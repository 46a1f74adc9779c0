import { isDateText } from "../calendar/date-text.ts";
import {
  blankType,
  errorType,
  type FormulaType,
  simple,
  typeName,
  withOptional,
} from "../types/formula-type.ts";
import { type Checked, literalText } from "./checked.ts";
import { quotedNumbers } from "./disagreement.ts";
import type { Reporter } from "./reporter.ts";

/** The type of a value that is one of several: branches must agree, else the later one is told. */
export function agree(branches: readonly Checked[], reporter: Reporter): FormulaType {
  let joined: FormulaType = errorType;
  let isAgreed = true;
  const others = branches.filter(({ type }) => type.kind !== "blank");
  if (others.length === 0) return branches.length === 0 ? errorType : blankType;
  const quoted = quotedNumbers(others);
  for (const branch of quoted) reporter.mismatch(branch, "number");
  for (const branch of others) {
    if (branch.type.kind === "error" || quoted.includes(branch)) continue;
    if (branch.type.kind === "table") {
      reporter.mismatch(branch, "value");
      continue;
    }
    if (joined.kind === "error") {
      joined = branch.type;
      continue;
    }
    const next = joinTypes(joined, branch, branches);
    if (next === null) {
      reporter.mismatch(branch, typeName(withOptional(joined, false)));
      isAgreed = false;
    } else joined = next;
  }
  // What the whole is nobody knows then: it is not told a second time from outside.
  if (!isAgreed) return errorType;
  return others.length < branches.length ? withOptional(joined, true) : joined;
}

/** The type of `value ?? fallback`: an empty text joins an enum as one more value of it. */
export function withFallback(value: Checked, fallback: Checked, reporter: Reporter): FormulaType {
  if (value.type.kind === "enum" && literalText(fallback) === "") {
    return { ...value.type, optional: false, values: [...value.type.values, { value: "" }] };
  }
  const joined = agree([value, fallback], reporter);
  if (joined.kind === "error") return joined;
  return withOptional(joined, fallback.type.kind === "error" ? false : fallback.type.optional);
}

function joinTypes(joined: FormulaType, branch: Checked, all: readonly Checked[]): FormulaType | null {
  const { type } = branch;
  const optional = joined.optional || type.optional;
  if (joined.kind === "list" || type.kind === "list") {
    return joined.kind === "list" && type.kind === "list" && typeName(joined) === typeName(type)
      ? joined
      : null;
  }
  if (joined.kind === "enum" && type.kind === "enum") {
    const known = new Set(joined.values.map(({ value }) => value));
    return {
      kind: "enum",
      optional,
      values: [...joined.values, ...type.values.filter(({ value }) => !known.has(value))],
    };
  }
  if (joined.kind === "enum" && type.kind === "text") {
    const text = literalText(branch);
    return text !== null && joined.values.some(({ value }) => value === text)
      ? withOptional(joined, optional)
      : simple("text", optional);
  }
  if (joined.kind === "text" && type.kind === "enum") return simple("text", optional);
  if (joined.kind === "date" && type.kind === "text") {
    return isDateText(literalText(branch) ?? "") ? withOptional(joined, optional) : null;
  }
  if (joined.kind === "text" && type.kind === "date") {
    const earlier = all.slice(0, all.indexOf(branch)).filter((each) => each.type.kind === "text");
    return earlier.every((each) => isDateText(literalText(each) ?? "")) ? withOptional(type, optional) : null;
  }
  if (joined.kind === "row") return null;
  return joined.kind === type.kind ? withOptional(joined, optional) : null;
}
