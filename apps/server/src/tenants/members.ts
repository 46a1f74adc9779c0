type Count = (tenantId: string) => Promise<number>;
let count: Count | undefined;

/** Identity stands on tenants, so it says how it counts who is something in one. Called once, as it is loaded. */
export function countMembersBy(counting: Count): void {
  count = counting;
}

/** How many accounts are something in a tenant. */
export async function membersOf(tenantId: string): Promise<number> {
  if (count === undefined) throw new Error("nobody counts members");
  return count(tenantId);
}
