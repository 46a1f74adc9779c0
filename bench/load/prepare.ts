import type { Answers, Form } from "@duheng/contracts";
import type { createClient } from "../../apps/server/test/client.ts";
import { givePaper } from "../../apps/server/test/give-paper.ts";
import { startTestServer } from "../../apps/server/test/server.ts";

/** Somebody who is signed in, by the cookie header. */
export interface Caller {
  readonly cookie: string;
}

export interface Filler extends Caller {
  /** The assessment whose paper the person fills. */
  readonly paperId: string;
}

export interface LoadedUnit {
  readonly fillers: readonly Filler[];
  readonly leaders: readonly Caller[];
}

const tenantId = "load";
const questions = 24;

/** Makes a unit in a data folder: people with a paper each that waits to be filled, and leaders who review them; all signed in. */
export async function prepareUnit(
  dataDir: string,
  { staff, leaders }: { staff: number; leaders: number },
): Promise<LoadedUnit> {
  await using server = await startTestServer({ dataDir, works: false });
  const admin = await server.as(tenantId, ["unit-admin"]);
  const draft = await admin.api.forms.create.mutate({ title: "季度考核表" });
  const { revision } = await admin.api.forms.update.mutate({
    id: draft.id,
    revision: draft.revision,
    document: formOf(draft.document),
  });
  const version = await admin.api.forms.publish.mutate({ id: draft.id, revision });
  const reviewers: Caller[] = [];
  for (let each = 0; each < leaders; each += 1) {
    reviewers.push({
      cookie: cookieOf(await server.as(tenantId, ["leader-in-charge"], { staffId: `l${each}` })),
    });
  }
  const fillers: Filler[] = [];
  for (let each = 0; each < staff; each += 1) {
    const staffId = `p${each}`;
    const person = await server.as(tenantId, ["staff"], { staffId });
    const reviewerIds = [`l${each % leaders}`];
    const paper = await givePaper({ tenantId, staffId, userId: person.userId, version, reviewerIds });
    fillers.push({ cookie: cookieOf(person), paperId: paper.id });
  }
  return { fillers, leaders: reviewers };
}

/** What is typed by the n-th save: a paper of some kilobytes that grows like one that is being filled. */
export function answersAt(save: number): Answers {
  const filled = Math.min(questions, 6 + save);
  return Object.fromEntries([
    ["结案数", save],
    ...Array.from({ length: filled }, (_, at) => [
      `情况${at}`,
      `第${save}次保存，${"本季度按时完成交办的工作。".repeat(8)}`,
    ]),
  ]);
}

function formOf(blank: Form): Form {
  const texts = Array.from({ length: questions }, (_, at) => [
    `情况${at}`,
    { type: "string", title: `情况${at}`, maxLength: 2000, "x-id": `f-text-${at}` },
  ]);
  return {
    ...blank,
    fields: {
      type: "object",
      properties: {
        结案数: { type: "integer", minimum: 0, title: "结案数", "x-id": "f-cases" },
        ...Object.fromEntries(texts),
      },
    },
    indicators: [
      {
        id: "i-cases",
        code: "cases",
        title: "结案",
        group: blank.score.groups[0]?.code ?? "",
        points: { kind: "fixed", full: 100 },
        by: { kind: "formula", formula: "MIN(结案数, 100)" },
      },
    ],
  };
}

function cookieOf({ cookies }: Pick<ReturnType<typeof createClient>, "cookies">): string {
  return [...cookies].map((pair) => pair.join("=")).join("; ");
}
