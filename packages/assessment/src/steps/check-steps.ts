import type { Problem, StepRule } from "@duheng/contracts";
import { stepKind, stepKindNames } from "./step-kinds.ts";

/** As long as a paper has one review, and grades are decided on once. */
const mostOfAKind = 1;

/**
 * What stands against these steps of a plan, each at its place (`/steps/0/by`): `step-twice` (an id), `step-order`
 * (such as a review after the decision, or no summary at the beginning), `step-post` (a post that this kind of step
 * cannot have, so that nobody could do it), `step-missing`, `step-too-many` (`/steps`):
 * without it, or with two, a cycle comes to no end.
 */
export function checkSteps(steps: readonly StepRule[]): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  let reached = 0;
  for (const [index, { id, kind, title, by }] of steps.entries()) {
    const { posts, words } = stepKind(kind);
    const place = stepKindNames.indexOf(kind);
    if (ids.has(id))
      problems.push(
        problem(
          "step-twice",
          `/steps/${index}/id`,
          `步骤“${title}”的标识重复`,
          `the step "${title}" has the id of another`,
        ),
      );
    ids.add(id);
    if (index === 0 && place !== 0)
      problems.push(
        problem(
          "step-order",
          `/steps/${index}`,
          `第一步应当是“${stepKind("summary").words.zh}”`,
          `the first step is the summary`,
        ),
      );
    if (place < reached)
      problems.push(
        problem(
          "step-order",
          `/steps/${index}`,
          `“${title}”（${words.zh}）不能排在后面的步骤之后，请上移`,
          `"${title}" (${words.en}) cannot come after the step before it: move it up`,
        ),
      );
    reached = Math.max(reached, place);
    if (!posts.includes(by))
      problems.push(
        problem(
          "step-post",
          `/steps/${index}/by`,
          `“${title}”（${words.zh}）不能由此岗位办理，请改选`,
          `"${title}" (${words.en}) cannot be done by this post: choose another`,
        ),
      );
  }
  for (const kind of stepKindNames.filter((each) => stepKind(each).posts.length > 0)) {
    const { words } = stepKind(kind);
    const found = steps.filter((step) => step.kind === kind).length;
    if (found === 0)
      problems.push(
        problem(
          "step-missing",
          "/steps",
          `缺少步骤“${words.zh}”，请在考核方案中添加`,
          `the step "${words.en}" is missing: add it in the plan`,
        ),
      );
    if (found > mostOfAKind)
      problems.push(
        problem(
          "step-too-many",
          "/steps",
          `步骤“${words.zh}”有 ${found} 个，只能有一个，请删除多余的`,
          `there are ${found} steps "${words.en}": remove all but one`,
        ),
      );
  }
  return problems;
}

function problem(code: string, path: string, zh: string, en: string): Problem {
  return { code, path, severity: "error", message: { zh, en } };
}
