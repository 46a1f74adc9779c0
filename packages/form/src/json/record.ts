export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own property, never one of the prototype; undefined for anything that is no object. */
export function own(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function ownText(value: unknown, key: string): string | undefined {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
}

export function ownNumber(value: unknown, key: string): number | undefined {
  const found = own(value, key);
  return typeof found === "number" ? found : undefined;
}

export function ownRecord(value: unknown, key: string): JsonRecord | undefined {
  const found = own(value, key);
  return isRecord(found) ? found : undefined;
}

export function ownList(value: unknown, key: string): readonly unknown[] | undefined {
  const found: unknown = own(value, key);
  return Array.isArray(found) ? found : undefined;
}

/** An object from entries whose keys may be anything: `__proto__` becomes a key like any other. */
export function recordOf<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.fromEntries(entries);
}

/** Blank as formulas and forms mean it: absent or null. An empty text is blank too: nobody typed anything. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
