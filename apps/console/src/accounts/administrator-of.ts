import type { Role, Tenant } from "@duheng/contracts";

/** Who runs a tenant, by its kind; the server gives no other to it. */
export const administratorOf: Record<Tenant["kind"], Role> = {
  city: "city-admin",
  banner: "banner-admin",
  unit: "unit-admin",
};
