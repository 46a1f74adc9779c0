import { isDeepStrictEqual } from "node:util";
import { groupWorkItem, stateOf, type WorkItemOf, workItemsOf } from "@duheng/assessment";
import type { Assessment } from "@duheng/contracts";
import { forEachTenant } from "../tenants/for-each-tenant.ts";
import { itemsAfter } from "../work-items/items-after.ts";
import { assessments, quotaGroups } from "./model.ts";

/** So many documents are in memory at a time. */
const atOnce = 200;

/** One sentence for each assessment whose state is not what its steps say, and each work item that they do not explain. */
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
  for await (const one of everyAssessment()) {
    if (one.state !== stateOf(one.steps))
      problems.push(`Assessment ${one.id}: it is ${one.state}, and by its steps ${stateOf(one.steps)}`);
    const group = groups.get(one.quotaGroupId ?? "");
    const ofGroup = group && groupWorkItem(one, group);
    for (const item of [...workItemsOf(one), ...(ofGroup ? [ofGroup] : [])]) wanted.set(item.id, item);
  }
  return wanted;
}

async function* everyAssessment(): AsyncGenerator<Assessment> {
  for (let after: string | undefined; ; ) {
    const some = await assessments.find(after === undefined ? {} : { _id: { $gt: after } }, {
      sort: { _id: 1 },
      limit: atOnce,
      without: ["answers", "evidence", "result"],
    });
    yield* some;
    after = some.at(-1)?.id;
    if (some.length < atOnce) return;
  }
}
