/** So much of a value is shown. */
const longest = 400;

/** A value of a document as somebody reads it beside another; undefined where there is none. */
export function conflictValueText(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const text = plain(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain).join("、");
  if (typeof value !== "object" || value === null) return String(value);
  const title: unknown = Reflect.get(value, "title");
  if (typeof title === "string") return title;
  return Object.entries(value)
    .map(([key, each]) => `${key} ${plain(each)}`)
    .join("，");
}
