import type { Grant } from "@duheng/contracts";
import { inTenant } from "../database/scope.ts";
import { kinshipsOf } from "../kinships/of-staff.ts";
import { staffOfPerson } from "../staff/of-person.ts";
import { findPeople } from "../staff/person.ts";

type Parties = Pick<Grant, "personId" | "homeTenantId" | "ownerTenantId">;

/**
 * 回避: the records, in the tenant that grants, of whom the granted person is related to, as either tenant knows. People are
 * the same in both by the person behind their records. Outside of any tenant's scope, or across.
 */
export async function relativesInOwner({
  personId,
  homeTenantId,
  ownerTenantId,
}: Parties): Promise<string[]> {
  const known = [
    ...(await inTenant(ownerTenantId, () => personsRelatedTo(personId))),
    ...(await inTenant(homeTenantId, () => personsRelatedTo(personId))),
  ];
  return inTenant(ownerTenantId, async () => {
    const records: string[] = [];
    for (const one of new Set(known)) records.push(...(await staffOfPerson(one)).map(({ id }) => id));
    return records;
  });
}

/** The persons to whom somebody is related, as the present tenant knows. */
async function personsRelatedTo(personId: string): Promise<string[]> {
  const own = (await staffOfPerson(personId)).map(({ id }) => id);
  const kinships = await kinshipsOf(own);
  if (kinships.length === 0) return [];
  const others = kinships.flatMap(({ staffIds }) => staffIds.filter((id) => !own.includes(id)));
  return (await findPeople(others)).map((one) => one.personId);
}
