import { isDeepStrictEqual } from "node:util";
import { groupWorkItem, stateOf, type WorkItemOf, workItemsOf } from "@duheng/assessment";
import type { Assessment, Contribution } from "@duheng/contracts";
import { forEachTenant } from "../tenants/for-each-tenant.ts";
import { itemsAfter } from "../work-items/items-after.ts";
import { assessments, contributions, quotaGroups } from "./model.ts";

/** So many documents are in memory at a time. */
const atOnce = 200;

/**
 * One sentence for each assessment whose state is not what its steps say or whose paper is not where they say, and each work
 * item that they do not explain.
 */
export async function verifyProcess(): Promise<string[]> {
  const problems: string[] = [];
  await forEachTenant(async () => {
    const wanted = await wantedItems(problems);
    for (let after: string | undefined; ; ) {
      const some = await itemsAfter(after, atOnce);
      for (const { tenantId: _tenant, createdAt: _at, changes: _changes, ...item } of some) {
        const expected = wanted.get(item.id);
        if (expected === undefined) problems.push(`WorkItem ${item.id}: nothing waits there`);
        else if (!isDeepStrictEqual(item, expected))
          problems.push(`WorkItem ${item.id}: it is not what the steps say`);
        wanted.delete(item.id);
      }
      after = some.at(-1)?.id;
      if (some.length < atOnce) break;
    }
    for (const id of wanted.keys()) problems.push(`WorkItem ${id}: it is missing`);
  });
  return problems;
}

async function wantedItems(problems: string[]): Promise<Map<string, WorkItemOf>> {
  const groups = new Map((await quotaGroups.find({})).map((group) => [group.id, group]));
  const wanted = new Map<string, WorkItemOf>();
  for await (const some of allAssessments()) {
    const papers = await papersOf(some.map(({ id }) => id));
    problems.push(...(await leftDrafts(some)));
    for (const one of some) {
      if (one.state !== stateOf(one.steps))
        problems.push(`Assessment ${one.id}: it is ${one.state}, and by its steps ${stateOf(one.steps)}`);
      problems.push(...paperProblems(one, papers.get(one.id) ?? []));
      const group = groups.get(one.quotaGroupId ?? "");
      const ofGroup = group && groupWorkItem(one, group);
      for (const item of [...workItemsOf(one), ...(ofGroup ? [ofGroup] : [])]) wanted.set(item.id, item);
    }
  }
  return wanted;
}

/** What somebody has begun in a step becomes what he gives: nobody has both. */
async function leftDrafts(some: readonly Assessment[]): Promise<string[]> {
  const found = await contributions.find({
    assessmentId: { $in: some.map(({ id }) => id) },
    kind: { $ne: "filling" },
    state: { $in: ["draft", "given"] },
  });
  const placeOf = ({ assessmentId, stepId, kind, by }: Contribution) =>
    JSON.stringify([assessmentId, stepId, kind, by]);
  const given = new Set(found.filter(({ state }) => state === "given").map(placeOf));
  return found
    .filter((one) => one.state === "draft" && given.has(placeOf(one)))
    .map(({ id }) => `Contribution ${id}: it was given, and is still a draft`);
}

/** Without the answers: whose paper it is, and how far. */
async function papersOf(assessmentIds: readonly string[]): Promise<Map<string, Contribution[]>> {
  const found = await contributions.find(
    { assessmentId: { $in: [...assessmentIds] }, kind: "filling", state: { $in: ["draft", "given"] } },
    { without: ["filling.answers", "filling.evidence", "filling.moves"] },
  );
  const papers = new Map<string, Contribution[]>();
  for (const paper of found)
    papers.set(paper.assessmentId, [...(papers.get(paper.assessmentId) ?? []), paper]);
  return papers;
}

function paperProblems({ id, steps, paperHash }: Assessment, papers: readonly Contribution[]): string[] {
  const [paper, second] = papers;
  const summary = steps.find(({ kind }) => kind === "summary");
  if (paper === undefined) return summary === undefined ? [] : [`Assessment ${id}: it has no paper`];
  const isOpen = summary?.state === "open";
  return [
    ...(second === undefined ? [] : [`Assessment ${id}: it has ${papers.length} papers`]),
    ...(paper.filling?.paperHash === paperHash
      ? []
      : [`Assessment ${id}: its paper is filled for another form`]),
    // Of somebody who left, it stays as he left it.
    ...(summary?.state === "skipped" || (paper.state === "draft") === isOpen
      ? []
      : [`Assessment ${id}: its paper is ${paper.state}`]),
  ];
}

async function* allAssessments(): AsyncGenerator<Assessment[]> {
  for (let after: string | undefined; ; ) {
    const some = await assessments.find(after === undefined ? {} : { _id: { $gt: after } }, {
      sort: { _id: 1 },
      limit: atOnce,
      without: ["result"],
    });
    yield some;
    after = some.at(-1)?.id;
    if (some.length < atOnce) return;
  }
}
