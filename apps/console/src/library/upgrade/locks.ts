import type { Form } from "@duheng/contracts";

/** What a newer template locks and frees, by the indicators' titles. */
export function lockChanges(base: Form, template: Form): { locked: string[]; freed: string[] } {
  const before = new Map(base.indicators.map(({ id, locked }) => [id, locked === true]));
  const known = template.indicators.filter(({ id }) => before.has(id));
  const titles = (isLocked: boolean) =>
    known
      .filter(({ id, locked }) => (locked === true) === isLocked && before.get(id) !== isLocked)
      .map(({ title }) => title);
  return { locked: titles(true), freed: titles(false) };
}

/** A form without the marks on locked indicators, for differences: marks are told in words of their own. */
export function withoutLocks(form: Form): Form {
  return { ...form, indicators: form.indicators.map(({ locked: _locked, ...indicator }) => indicator) };
}
