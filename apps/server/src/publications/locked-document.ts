import { type Form, validators } from "@duheng/contracts";

/** An adopter's document as its template's owner reads it: the marks that adoption put on locked indicators are off. */
export function unlockedDocument(document: Form, template: Form, lockedIds: readonly string[]): Form {
  const marked = new Set(lockedIds);
  const own = new Map(template.indicators.map(({ id, locked }) => [id, locked]));
  return {
    ...document,
    indicators: document.indicators.map((indicator) => {
      if (!marked.has(indicator.id)) return indicator;
      const { locked: _mark, ...rest } = indicator;
      const before = own.get(indicator.id);
      return before === undefined ? rest : { ...rest, locked: before };
    }),
  };
}

/**
 * A template's document as adopters get it: its locked indicators say that they are, the others that they are not. Names
 * that could not be given today are cleaned, since an adopter could not mend those of locked indicators.
 */
export function lockedDocument(template: Form, lockedIds: readonly string[]): Form {
  const document = validators.Form.cleanNames(template);
  const locked = new Set(lockedIds);
  return {
    ...document,
    indicators: document.indicators.map((indicator) =>
      locked.has(indicator.id) ? { ...indicator, locked: true } : indicator,
    ),
  };
}
