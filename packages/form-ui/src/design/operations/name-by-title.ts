import type { Form } from "@duheng/contracts";
import { renameField } from "@duheng/form";
import { asText, own } from "../../shared/guards.ts";
import { designMessages } from "../design-messages.ts";
import { freeName } from "./ids.ts";
import { type FieldPath, keysIn, schemaAt } from "./schemas.ts";

/** Longest key that is made of a title, characters. */
const longest = 40;

/**
 * Gives a field that was never named the key that its title makes, so that formulas name it as people do. Out: form
 * and path as they were where somebody has named it, or nothing of the title can be a name.
 */
export function nameByTitle(form: Form, path: FieldPath): { form: Form; path: FieldPath } {
  const key = path.at(-1) ?? "";
  const holder = path.slice(0, -1);
  const schema = schemaAt(form.fields, path);
  const wanted = nameIn(schema === undefined ? "" : (asText(own(schema, "title")) ?? ""));
  if (!isUnnamed(key) || isUnnamed(wanted) || wanted === "") return { form, path };
  const taken = keysIn(form.fields, holder).filter((each) => each !== key);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const named = freeName(wanted, taken);
    const renamed = renameField(form, path, named);
    // A name that would hide another field from a formula is not given: the next number may be.
    if (renamed !== form) return { form: renamed, path: [...holder, named] };
    taken.push(named);
  }
  return { form, path };
}

const mostTries = 5;

/** Whether a key, or a title, is still one that the designer gave: 新字段, 新字段2. */
export function isUnnamed(key: string): boolean {
  const given = key.replace(/\s*\d+$/, "");
  return [designMessages.zh.newField, designMessages.en.newField].some(
    (name) => given === name || given === nameIn(name),
  );
}

/** What of a title can stand in a formula without quotes: letters, digits and underscores, no digit first. */
export function nameIn(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N}_]/gu, "").replace(/^\p{N}+/u, "");
  return [...name].slice(0, longest).join("");
}
