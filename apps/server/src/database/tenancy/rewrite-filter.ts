export type Plain = Record<string, unknown>;

/** The filter, with the tenant's predicate that no condition of the caller can widen. */
export function scopedFilter(filter: unknown, tenantId: string): Plain {
  const given = isPlain(filter) ? filter : {};
  return Object.hasOwn(given, "tenantId") ? { $and: [{ tenantId }, given] } : { ...given, tenantId };
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
