import { type GiveGrantInput, type Grant, type Problem, type Tenant, validators } from "@duheng/contracts";
import { isOwn } from "../assessments/own.ts";
import { type PaperHead, paperHeads } from "../assessments/paper-heads.ts";
import { named } from "../audit/changes.ts";
import type { Actor } from "../base/actor.ts";
import { todayIn } from "../base/today.ts";
import { acrossTenants } from "../database/across-tenants.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { membershipOf } from "../identity/memberships.ts";
import { activeStaff, staffOfPerson } from "../staff/of-person.ts";
import { currentTenant } from "../tenants/current-tenant.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { useCase } from "../use-cases/use-case.ts";
import { grantActs } from "./acts.ts";
import { candidatesIn } from "./candidates.ts";
import { grants } from "./model.ts";
import { relativesInOwner } from "./relatives.ts";

/**
 * Lets a person of another tenant act on some of this one's assessments. Errors: `invalid-input` at the place (assessments
 * or a person who are not there, his own tenant, the own paper of whoever is granted or gives, a paper of a relative of his,
 * acts that do not exist, a day that has passed).
 */
export const giveGrant = useCase({
  name: "grants.give",
  ability: ["create", "grants"],
  input: validators.GiveGrantInput,
  prepare: async ({ input, caller: { actor } }) => {
    const owner = await currentTenant();
    const [home] = await findTenants([input.homeTenantId]);
    if (home === undefined || home.state !== "active" || home.id === owner.id) throw wrong([noTenant()]);
    const candidates = await candidatesIn(home.id, actor);
    const person = candidates.find(({ staffId }) => staffId === input.staffId);
    if (person === undefined) throw wrong([noPerson()]);
    if (await isSelf(actor, person, home.id)) throw wrong([noSelf()]);
    const relatives = await relativesOf(person, { owner, home, actor });
    return { owner, home, person, relatives: new Set(relatives) };
  },
  run: async ({ input, caller: { actor }, prepared: { owner, home, person, relatives } }) => {
    const papers = await paperHeads(input.assessmentIds);
    const own = new Set((await staffOfPerson(person.personId)).map(({ id }) => id));
    const problems = [
      ...input.assessmentIds.flatMap((id, index) =>
        paperProblem(
          papers.find((one) => one.id === id),
          index,
          { actor, own, relatives },
        ),
      ),
      ...actsProblems(input),
      ...(input.until < todayIn(owner.timeZone) ? [dayPassed()] : []),
      ...(input.reason.trim() === "" ? [noReason()] : []),
    ];
    if (problems.length > 0) throw wrong(problems);
    return grants.insert({
      ownerTenantId: owner.id,
      ownerName: owner.name,
      homeTenantId: home.id,
      homeName: home.name,
      personId: person.personId,
      staffId: person.staffId,
      personName: person.name,
      ...(person.position === undefined ? {} : { position: person.position }),
      assessmentIds: input.assessmentIds,
      // Who acts on a paper has to read it.
      acts: ["read", ...input.acts.filter((act) => act !== "read")],
      until: input.until,
      reason: input.reason.trim(),
      state: "given",
      givenBy: actor.userId,
      givenByName: actor.name,
      uses: 0,
    });
  },
  audit: {
    target: ({ result }) => grantTarget(result),
    reason: ({ result }) => result.reason,
    details: async ({ result }) => grantDetails(result, await paperHeads(result.assessmentIds)),
  },
});

/** Whether it is the giver himself: by the person behind his record here, or by his account there. */
async function isSelf(
  { userId, staffId }: Actor,
  person: { readonly staffId: string; readonly personId: string },
  homeTenantId: string,
): Promise<boolean> {
  const own = staffId === undefined ? undefined : await activeStaff(staffId);
  if (own?.personId === person.personId) return true;
  const member = await membershipOf(userId, homeTenantId);
  return member?.staffId === person.staffId;
}

/** Records here of whom the person is related to; what his own tenant knows of it is looked up there. */
function relativesOf(
  { personId }: { readonly personId: string },
  { owner, home, actor }: { readonly owner: Tenant; readonly home: Tenant; readonly actor: Actor },
): Promise<string[]> {
  const reason = `whose relative somebody of ${home.id} is`;
  return acrossTenants({ act: "grants.candidates", reason, actor }, () =>
    relativesInOwner({ personId, homeTenantId: home.id, ownerTenantId: owner.id }),
  );
}

/** The trail names the person of a grant. */
export function grantTarget({ id, personName }: Grant) {
  return named({ kind: "grants", id }, { name: personName });
}

/** Of which tenant the person is, on whose papers he may act, and until when. */
export function grantDetails({ homeName, until, acts }: Grant, papers: readonly PaperHead[]) {
  const shown = papers.slice(0, mostNamed).map(({ snapshot }) => snapshot.name);
  const rest = papers.length - shown.length;
  return { unit: homeName, until, acts, person: `${shown.join("、")}${rest > 0 ? ` +${rest}` : ""}` };
}

/** So many people are named before the others are only counted. */
const mostNamed = 10;

function paperProblem(
  paper: PaperHead | undefined,
  index: number,
  {
    actor,
    own,
    relatives,
  }: {
    readonly actor: Actor;
    readonly own: ReadonlySet<string>;
    readonly relatives: ReadonlySet<string>;
  },
): Problem[] {
  const path = `/assessmentIds/${index}`;
  if (paper === undefined)
    return [problem("unknown-reference", path, "找不到所选的考核表", "does not exist")];
  const { subject, snapshot } = paper;
  if (isOwn(paper, actor))
    return [
      problem(
        "own-assessment",
        path,
        "不能为本人的考核表指定评鉴人，请由其他管理员授权",
        "is your own: another administrator has to say who judges it",
      ),
    ];
  if (own.has(subject.id))
    return [
      problem(
        "own-assessment",
        path,
        `所选人员就是${snapshot.name}本人，不能评鉴自己`,
        `is that of the chosen person (${snapshot.name}), who cannot judge himself`,
      ),
    ];
  if (relatives.has(subject.id))
    return [
      problem(
        "relative",
        path,
        `所选人员与${snapshot.name}有亲属关系，应当回避，请选择其他人`,
        `is that of a relative of the chosen person (${snapshot.name}): choose somebody else`,
      ),
    ];
  return [];
}

function actsProblems({ acts }: GiveGrantInput): Problem[] {
  return acts.flatMap((act, index) =>
    grantActs.includes(act)
      ? []
      : [
          problem(
            "unknown-act",
            `/acts/${index}`,
            `没有可授权的操作“${act}”，可选：${grantActs.join("、")}`,
            `"${act}" is nothing that can be granted: choose from ${grantActs.join(", ")}`,
          ),
        ],
  );
}

function noTenant(): Problem {
  return problem(
    "unknown-reference",
    "/homeTenantId",
    "找不到所选单位，或所选的就是本单位（本单位人员按考核方案的步骤办理）",
    "does not exist, or is this unit itself, whose people act by the steps of the plan",
  );
}

function noSelf(): Problem {
  return problem(
    "own-grant",
    "/staffId",
    "不能授权给您本人，请选择其他人",
    "is yourself: nobody grants anything to himself. Choose another person",
  );
}

function noPerson(): Problem {
  return problem(
    "unknown-reference",
    "/staffId",
    "所选单位没有此人，或此人不在评鉴岗位上，请重新选择",
    "is not there, or has no post in which others are reviewed: choose again",
  );
}

function dayPassed(): Problem {
  return problem(
    "date-passed",
    "/until",
    "截止日期已过，请选今天或以后",
    "has passed: choose today or later",
  );
}

function noReason(): Problem {
  return problem("reason-missing", "/reason", "请写明授权理由", "must be given");
}

function wrong(problems: readonly Problem[]): AppError {
  return new AppError("invalid-input", { problems });
}
