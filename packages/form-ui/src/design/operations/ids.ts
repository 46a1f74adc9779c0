import type { Form } from "@duheng/contracts";

/** A stable id that the form does not have yet: `f-3k9x2a`. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${prefix}-${[...bytes].map((byte) => (byte % 36).toString(36)).join("")}${(Date.now() % 1_296).toString(36)}`;
}

/** The name itself, or with the first number behind it that is not taken: 字段, 字段2, 字段3. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(wanted)) return wanted;
  let number = 2;
  while (used.has(`${wanted}${number}`)) number += 1;
  return `${wanted}${number}`;
}

/** Codes of all indicators and groups. */
export function codesOf(form: Form): { indicators: string[]; groups: string[] } {
  return {
    indicators: form.indicators.map((indicator) => indicator.code),
    groups: form.score.groups.map((group) => group.code),
  };
}
