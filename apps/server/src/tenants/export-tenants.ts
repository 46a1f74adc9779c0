import { exportList } from "../use-cases/documents/exported-lists.ts";
import { tenantColumns } from "./columns.ts";
import { tenantListing } from "./listing.ts";
import { tenants } from "./model.ts";
import { visibleTenants } from "./visible-tenants.ts";

/** Makes the list of units one that can be had as a workbook: of those that somebody may see. */
export function exportTenants(): void {
  exportList(
    {
      subject: "tenants",
      repository: tenants,
      within: ({ actor }) => visibleTenants(actor),
      ...tenantListing,
    },
    tenantColumns,
  );
}
