import { conflictValueText } from "../../forms/conflict-value-text.ts";
import { useT } from "../../i18n/use-t.ts";

/** How a value of a form is told beside another: points and formulas in words, what is not there as “nothing”. */
export function useValueWords(): (value: unknown) => string {
  const t = useT();
  return (value) => {
    if (typeof value === "object" && value !== null) {
      const get = (key: string): unknown => Reflect.get(value, key);
      const kind = get("kind");
      if (kind === "fixed") return t("library.merge.points", { points: String(get("full")) });
      if (kind === "floating")
        return t("library.merge.pointsRange", { min: String(get("min")), max: String(get("max")) });
      const formula = get("formula");
      if (kind === "formula" && typeof formula === "string") return t("library.merge.formula", { formula });
    }
    return conflictValueText(value) ?? t("library.merge.nothing");
  };
}
