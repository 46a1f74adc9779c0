import { type Problem, ValidationError, validators } from "@duheng/contracts";
import { checkForm } from "@duheng/form";
import { isRecord, own } from "../../shared/guards.ts";
import { asForm, type FieldPart, type FormParts, fromForm, mark } from "./form-parts.ts";

/** Why a text from the clipboard is not pasted. */
export type PasteRefusal = "empty" | "foreign" | "too-large" | "damaged" | "hostile" | "too-many";

export type ReadParts =
  | { readonly parts: FormParts }
  /** `problem`: what exactly is wrong, where that is known. */
  | { readonly refusal: PasteRefusal; readonly problem?: Problem };

/** Reads what stands on the clipboard, from wherever it came. Never throws. */
export function readParts(text: string): ReadParts {
  if (text.trim() === "") return { refusal: "empty" };
  if (text.length > largest) return { refusal: "too-large" };
  const given = parsed(text);
  if (own(given, "duheng") !== mark) return { refusal: "foreign" };
  const loose = looseParts(given);
  if (loose === null) return { refusal: "damaged" };
  try {
    const form = validators.Form.parse(asForm(loose));
    const hostile = checkForm(form).find(({ code }) => hostileCodes.has(code));
    if (hostile !== undefined) return { refusal: "hostile", problem: hostile };
    return { parts: fromForm(loose, form) };
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const [problem] = error.problems;
    return { refusal: "damaged", ...(problem === undefined ? {} : { problem }) };
  }
}

/** Characters; a form of the largest kind is smaller. */
const largest = 2_000_000;
const hostileCodes = new Set(["too-deep", "too-large", "too-many-fields", "forbidden-key"]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The lists that parts are made of; what is in them is left to the form's own validator. */
function looseParts(given: unknown): FormParts | null {
  const fields = fieldParts(own(given, "fields") ?? []);
  const needed = fieldParts(own(given, "needed") ?? []);
  const definitions = own(given, "definitions") ?? {};
  const pages = listOf(own(given, "pages"));
  const sections = listOf(own(given, "sections"));
  const groups = listOf(own(given, "groups"));
  const indicators = listOf(own(given, "indicators"));
  if (fields === null || needed === null || !isRecord(definitions)) return null;
  if (pages === null || sections === null || groups === null || indicators === null) return null;
  const keys = [...fields, ...needed].map(({ key }) => key);
  if (new Set(keys).size < keys.length) return null;
  return { fields, needed, inner: own(given, "inner") === true, definitions, pages, sections, groups, indicators };
}
