/** Who is to be given an account, as the page that leads there says it. */
export function peopleState(staffIds: readonly string[]): { readonly staffIds: readonly string[] } {
  return { staffIds };
}

/** The same, read on the page itself; undefined: everybody without one. */
export function staffIdsIn(state: unknown): string[] | undefined {
  const ids: unknown =
    typeof state === "object" && state !== null ? Reflect.get(state, "staffIds") : undefined;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : undefined;
}
