import type { AccountPreview, AccountPreviewRow, PreviewAccountsInput, Staff } from "@duheng/contracts";
import { requireTenantId } from "../database/scope.ts";
import { membershipsOfStaff } from "../identity/memberships.ts";
import { staffRecords, staffWithoutAccount } from "../staff/accounts-of-staff.ts";
import { departmentNames } from "../staff/names.ts";
import { accounts } from "./model.ts";
import { type ProposedUsername, proposeUsernames } from "./propose-usernames.ts";

/** So many get an account by one act. */
const atOnce = 2_000;

/** Who would get which user name by a rule, who has one already, and who left; nothing is written. */
export async function previewAccounts({ staffIds, rule }: PreviewAccountsInput): Promise<AccountPreview> {
  const { people, total } =
    staffIds === undefined ? await staffWithoutAccount(atOnce) : await chosen(staffIds);
  const has = await accountsOf(people);
  const isNew = ({ id, state }: Staff) => state === "active" && !has.has(id);
  const proposed = (await proposeUsernames(people.filter(isNew), rule)).values();
  const departments = await departmentNames([...new Set(people.map(({ departmentId }) => departmentId))]);
  const rows = people.map((person): AccountPreviewRow => {
    const departmentName = departments.get(person.departmentId);
    const { id: staffId, name, number } = person;
    const row = { staffId, name, number, ...(departmentName === undefined ? {} : { departmentName }) };
    const account = has.get(staffId);
    if (account !== undefined) return { ...row, outcome: "has", ...account };
    if (!isNew(person)) return { ...row, outcome: "left" };
    return { ...row, ...told(proposed.next().value) };
  });
  return { rows, more: total - people.length };
}

async function chosen(ids: readonly string[]) {
  const people = await staffRecords(ids);
  return { people, total: people.length };
}

/** The accounts that staff records have, by the record; with their names as far as they are known. */
async function accountsOf(
  people: readonly Staff[],
): Promise<ReadonlyMap<string, { userId: string; username?: string }>> {
  const memberships = await membershipsOfStaff(
    requireTenantId(),
    people.map(({ id }) => id),
  );
  const userIds = new Map([
    ...people.flatMap(({ id, userId }) => (userId === undefined ? [] : [[id, userId] as const])),
    ...memberships.flatMap(({ staffId, userId }) =>
      staffId === undefined ? [] : [[staffId, userId] as const],
    ),
  ]);
  const found = await accounts.getMany([...new Set(userIds.values())]);
  const names = new Map(found.map(({ id, displayUsername }) => [id, displayUsername]));
  return new Map(
    [...userIds].map(([staffId, userId]) => {
      const username = names.get(userId);
      return [staffId, { userId, ...(username === undefined ? {} : { username }) }];
    }),
  );
}

function told(
  proposed: ProposedUsername | undefined,
): Pick<AccountPreviewRow, "outcome" | "username" | "why" | "free"> {
  if (proposed === undefined) throw new Error("each of the new ones was proposed something");
  return "username" in proposed ? { outcome: "new", ...proposed } : { outcome: "refused", ...proposed };
}
