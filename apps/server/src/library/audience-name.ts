import type { Publication } from "@duheng/contracts";
import { tenantNames } from "../tenants/tenant-names.ts";

/** With whom a template is shared, for the trail: units by name, or the word for all of them. */
export async function audienceName(audience: Publication["audience"]): Promise<string> {
  return audience.kind === "named" ? tenantNames(audience.tenantIds) : audience.kind;
}
