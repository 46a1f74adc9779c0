import { findTenants } from "./find-tenants.ts";

/** So many are named before the others are only counted. */
const mostNamed = 10;

/** What tenants are called, for the trail; one that is gone goes by its id. */
export async function tenantNames(ids: readonly string[]): Promise<string> {
  const shown = ids.slice(0, mostNamed);
  const names = new Map((await findTenants(shown)).map(({ id, name }) => [id, name]));
  const rest = ids.length - shown.length;
  return `${shown.map((id) => names.get(id) ?? id).join("、")}${rest > 0 ? ` +${rest}` : ""}`;
}

/** Names of tenants by their ids; what is gone is left out. */
export async function tenantsNamedById(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await findTenants(ids)).map(({ id, name }) => [id, name]));
}
