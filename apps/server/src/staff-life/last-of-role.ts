import type { BilingualText, Problem, Staff, StepPost } from "@duheng/contracts";
import { roleWords } from "@duheng/contracts/words";
import { papersForRole } from "../assessments/open-papers.ts";
import { requireTenantId } from "../database/scope.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { membershipsOfStaff } from "../identity/memberships.ts";
import { staffWithRole } from "../identity/staff-with-role.ts";
import { activeAmong } from "../staff/active-among.ts";
import { calledOf } from "../staff/person.ts";

const posts = [
  "section-head",
  "leader-in-charge",
  "main-leader",
  "unit-admin",
] as const satisfies readonly StepPost[];

/**
 * Refuses that the last one who has a role leaves as long as papers wait for that role, not for a name: nobody could do
 * them. Errors: `wrong-state`.
 */
export async function refuseLastOfRole(person: Staff): Promise<void> {
  const problems = (await lastOfRoles([person])).get(person.id) ?? [];
  if (problems.length > 0) throw new AppError("wrong-state", { message: onlyOne(person), problems });
}

/**
 * For what roles nobody would be left if all of these people left, with papers that wait for them: told of the one who would leave
 * last. In: who leaves before them, of whom nothing is told.
 */
export async function lastOfRoles(
  leaving: readonly Staff[],
  alsoLeaving: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const order = leaving.map(({ id }) => id);
  // As he leaves, what he is comes to its end before this is asked.
  const held = await membershipsOfStaff(requireTenantId(), order);
  const problems = new Map<string, Problem[]>();
  for (const post of posts) {
    const holders = held.flatMap(({ roles, staffId = "" }) => (roles.includes(post) ? [staffId] : []));
    const last = order.findLast((id) => holders.includes(id));
    if (last === undefined) continue;
    const others = (await staffWithRole(post)).filter((id) => !order.includes(id) && !alsoLeaving.has(id));
    const count = (await activeAmong(others)).length > 0 ? 0 : await papersForRole(post, last);
    if (count > 0) problems.set(last, [...(problems.get(last) ?? []), lastOf(post, count)]);
  }
  return problems;
}

/** Why the last one who has a role stays. */
export function onlyOne(person: Staff): BilingualText {
  const called = calledOf(person);
  return {
    zh: `“${called}”是本单位唯一有此角色的人，请先给接任者的账号授予同一角色。`,
    en: `“${called}” is the only one with this role: give it to the account of a successor first.`,
  };
}

function lastOf(post: (typeof posts)[number], count: number): Problem {
  const { zh, en } = roleWords[post];
  return problem(
    "last-of-role",
    "/id",
    `还有 ${count} 份考核表等“${zh}”办理`,
    `${count} papers wait for “${en}”`,
  );
}
