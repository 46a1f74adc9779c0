import type { Form } from "@duheng/contracts";

/** A template's document as adopters get it: its locked indicators say that they are, the others that they are not. */
export function lockedDocument(document: Form, lockedIds: readonly string[]): Form {
  const locked = new Set(lockedIds);
  return {
    ...document,
    indicators: document.indicators.map((indicator) =>
      locked.has(indicator.id) ? { ...indicator, locked: true } : indicator,
    ),
  };
}
