import { actorsFor, type PostHolders, stepKind } from "@duheng/assessment";
import type { Assessment, Problem } from "@duheng/contracts";
import { postWords } from "@duheng/contracts/words";
import { problem } from "../errors/app-error.ts";
import type { HeldFor } from "../staff-life/post-holders.ts";

type Paper = Pick<Assessment, "subject" | "snapshot" | "steps">;

/**
 * 回避: a step that would be done by somebody by name, were he not a relative, and that nobody else is named for: it would be
 * left to whoever has the role, and that may be the very relative. A problem for each person.
 */
export function relativesOnly(
  papers: readonly Paper[],
  holders: (subject: HeldFor) => PostHolders,
): Problem[] {
  return papers.flatMap(({ subject, snapshot, steps }): Problem[] => {
    const held = holders({ staffId: subject.id, departmentId: snapshot.departmentId });
    if ((held.relativeIds ?? []).length === 0) return [];
    const left = steps.filter(
      ({ kind, by, actorIds, state }) =>
        state !== "skipped" &&
        stepKind(kind).whose === "post" &&
        !stepKind(kind).isOfGroup &&
        by !== "upper-tenant" &&
        actorIds.length === 0 &&
        actorsFor(by, { ...held, relativeIds: [] }).length > 0,
    );
    const [first] = left;
    return first === undefined ? [] : [onlyRelative(snapshot, first)];
  });
}

function onlyRelative(
  { name, departmentName }: Assessment["snapshot"],
  { title, by }: Assessment["steps"][number],
): Problem {
  const post = by === "upper-tenant" ? undefined : postWords[by];
  return problem(
    "relative-only",
    "/planId",
    `${name}（${departmentName}）的“${title}”只能由其亲属办理，应当回避。请为该科室另定负责人或分管领导，或在考核方案中把“${post?.zh ?? ""}”改为其他岗位。`,
    `“${title}” of ${name} (${departmentName}) could only be done by a relative. Name another head or leader in charge, or choose another post than “${post?.en ?? ""}” in the plan.`,
  );
}
