import { currentTenant } from "../tenants/current-tenant.ts";
import { exportListBy } from "../use-cases/documents/exported-lists.ts";
import { publicationColumns } from "./columns.ts";
import { publicationListing } from "./listing.ts";
import { publications } from "./model.ts";
import { offeredTo } from "./visible.ts";

/** Makes the library one that can be had as a workbook: the templates that its page shows. */
export function exportLibrary(): void {
  exportListBy(
    {
      subject: "library",
      document: "Publication",
      async contractOf() {
        const offered = offeredTo(await currentTenant());
        return {
          subject: "library",
          repository: publications,
          within: () => offered,
          ...publicationListing,
          listsWithout: ["document"],
        } as const;
      },
    },
    publicationColumns,
  );
}
