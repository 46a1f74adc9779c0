/**
 * A JSON value with the text at a place (a JSON Pointer, RFC 6901) replaced by what `change` makes of it. The very same
 * where there is no text at the place, or it stays as it is; what is beside the way there is shared. Never throws.
 */
export function withTextAt(value: unknown, pointer: string, change: (text: string) => string): unknown {
  const steps = pointer.split("/").slice(1);
  return changedAt(
    value,
    steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")),
    change,
  );
}

function changedAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  change: (text: string) => string,
): unknown {
  if (step === undefined) return typeof value === "string" ? change(value) : value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return value;
  const before: unknown = Reflect.get(value, step);
  const after = changedAt(before, rest, change);
  if (after === before) return value;
  if (!Array.isArray(value)) return { ...value, [step]: after };
  const items: readonly unknown[] = value;
  return items.map((item, index) => (index === Number(step) ? after : item));
}
