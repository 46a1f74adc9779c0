/** An attribute's value as text: formulas and titles as they are, anything else as indented JSON. */
export function showAttribute(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "object" && "formula" in value && typeof value.formula === "string")
    return value.formula;
  return JSON.stringify(value, null, 2);
}
