/** For which accounts slips are to be made, as the page that leads there says it. */
export function slipsState(ids: readonly string[]): { readonly ids: readonly string[] } {
  return { ids };
}

/** The same, read on the page of the slips; none where it was opened by its address. */
export function idsIn(state: unknown): string[] {
  const ids: unknown = typeof state === "object" && state !== null ? Reflect.get(state, "ids") : undefined;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
