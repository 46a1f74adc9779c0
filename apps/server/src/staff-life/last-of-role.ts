import type { Problem, Staff, StepPost } from "@duheng/contracts";
import { roleWords } from "@duheng/contracts/words";
import { papersForRole } from "../assessments/open-papers.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { membershipOfStaff } from "../identity/membership-of-staff.ts";
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
  const roles: readonly string[] = (await membershipOfStaff(person.id))?.roles ?? [];
  const problems: Problem[] = [];
  for (const post of posts.filter((each) => roles.includes(each))) {
    const others = (await activeAmong(await staffWithRole(post))).filter((id) => id !== person.id);
    const count = others.length > 0 ? 0 : await papersForRole(post, person.id);
    if (count > 0) problems.push(lastOf(post, count));
  }
  if (problems.length === 0) return;
  const called = calledOf(person);
  throw new AppError("wrong-state", {
    message: {
      zh: `“${called}”是本单位唯一有此角色的人，请先给接任者的账号授予同一角色。`,
      en: `“${called}” is the only one with this role: give it to the account of a successor first.`,
    },
    problems,
  });
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
