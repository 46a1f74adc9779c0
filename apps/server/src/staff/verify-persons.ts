import { missingPersons } from "../persons/missing-persons.ts";
import { forEachTenant } from "../tenants/for-each-tenant.ts";
import { staff } from "./model.ts";

/** So many records are in memory at a time. */
const atOnce = 500;

/** One sentence for each staff record that points to no person. */
export async function verifyPersons(): Promise<string[]> {
  const problems: string[] = [];
  await forEachTenant(async () => {
    for (let after: string | undefined; ; ) {
      const ahead = after === undefined ? {} : { _id: { $gt: after } };
      const some = await staff.find(ahead, { sort: { _id: 1 }, limit: atOnce });
      const missing = await missingPersons(some.map(({ personId }) => personId));
      for (const { id, personId } of some)
        if (missing.has(personId)) problems.push(`Staff ${id}: there is no person behind it`);
      after = some.at(-1)?.id;
      if (some.length < atOnce) break;
    }
  });
  return problems;
}
