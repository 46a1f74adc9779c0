import { setTimeout as sleep } from "node:timers/promises";
import type { Answers, Assessment, Filling, Form, Job } from "@duheng/contracts";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { assessments } from "../src/assessments/model.ts";
import { cycles } from "../src/cycles/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { givePaper } from "./give-paper.ts";
import type { SignedIn, TestServer } from "./server.ts";

/** A unit with a running cycle of one form, whose later version lacks a field, renames one, moves one, and takes less. */
export interface MovingPapers {
  readonly admin: SignedIn;
  readonly formId: string;
  readonly cycleId: string;
  /** Gives a new person of the unit a paper of version 1. */
  paper(answers: Answers, over?: Partial<Assessment>): Promise<{ person: SignedIn; id: string }>;
  /** Of the assessment and of its paper; the revision is the paper's. */
  read(id: string): Promise<Pick<Assessment, "id" | "version" | "state" | "revision"> & Filling>;
  /** Wants the move to version 2 and waits until it is over; answers the job. */
  move(): Promise<Job>;
}

const rows = (bounds: Record<string, unknown>) => ({
  type: "array",
  title: "加分项",
  "x-id": "f-rows",
  ...bounds,
  items: { type: "object", properties: { 分值: { type: "number", title: "分值", "x-id": "f-points" } } },
});

const base: Form["fields"] = {
  type: "object",
  properties: {
    结案数: {
      type: "integer",
      minimum: 0,
      title: "结案数",
      "x-id": "f-cases",
      "x-evidence": { required: false },
    },
    备注: { type: "string", title: "备注", "x-id": "f-note", "x-evidence": { required: false } },
    出勤: { type: "integer", title: "出勤", "x-id": "f-days" },
    经费: { type: "string", title: "经费", "x-id": "f-money" },
    类别: {
      title: "类别",
      "x-id": "f-kind",
      oneOf: [
        { const: "A", title: "一类" },
        { const: "B", title: "二类" },
      ],
    },
    加分项: rows({}),
  },
};

const later: Form["fields"] = {
  type: "object",
  properties: {
    出勤: { type: "integer", title: "出勤", "x-id": "f-days", maximum: 60 },
    经费: { type: "number", title: "经费（元）", "x-id": "f-money" },
    办结案件: {
      type: "integer",
      minimum: 0,
      title: "办结案件",
      "x-id": "f-cases",
      "x-evidence": { required: false },
    },
    类别: {
      title: "类别",
      "x-id": "f-kind",
      oneOf: [
        { const: "B", title: "A" },
        { const: "C", title: "三类" },
      ],
    },
    加分项: rows({ maxItems: 1 }),
  },
};

/** Publishes version 1, starts a cycle with it, and publishes version 2. */
export async function startMovingPapers(server: TestServer, tenantId: string): Promise<MovingPapers> {
  const admin = await server.as(tenantId, ["unit-admin"]);
  const draft = await admin.api.forms.create.mutate({ title: "季度考核表" });
  const publish = async (revision: number, fields: Form["fields"]) => {
    const saved = await admin.api.forms.update.mutate({
      id: draft.id,
      revision,
      document: { ...draft.document, fields },
    });
    const version = await admin.api.forms.publish.mutate({ id: draft.id, revision: saved.revision });
    return { version, revision: (await admin.api.forms.get.query({ id: draft.id })).revision };
  };
  const first = await publish(draft.revision, base);
  const { formId, version, hash, paperHash = hash } = first.version;
  const cycleId = `cycle-of-${tenantId}`;
  await inTenant(tenantId, () =>
    cycles.insert({
      id: cycleId,
      planId: "plan",
      title: "2026 年第三季度",
      period: "2026-Q3",
      startsOn: "2026-07-01",
      endsOn: "2026-09-30",
      state: "running",
      papers: [{ categoryId: "category", formId, version, hash, paperHash, title: "季度考核表" }],
      steps: [],
      settings: {
        bands: { good: 90, fair: 75, average: 60 },
        quota: { percent: 40, rounding: "floor", group: "unit", countUngraded: false },
      },
      startedBy: admin.userId,
      startedAt: new Date().toISOString(),
    }),
  );
  await publish(first.revision, later);
  let people = 0;
  return {
    admin,
    formId,
    cycleId,
    read: (id) =>
      inTenant(tenantId, async () => {
        const { version, state } = await assessments.get(id);
        const { revision, filling } = await fillingOf(id);
        return { id, version, state, revision, ...filling };
      }),
    async move() {
      const { id } = await admin.api.forms.moveDrafts.mutate({ formId, cycleId, version: 2 });
      for (;;) {
        const job = await admin.api.jobs.get.query({ id });
        if (job.isOpen === undefined) return job;
        await sleep(20);
      }
    },
    async paper(answers, over = {}) {
      people += 1;
      const staffId = `${tenantId}-staff-${people}`;
      const person = await server.as(tenantId, ["staff"], { staffId });
      const { id } = await givePaper({
        tenantId,
        staffId,
        userId: person.userId,
        name: `示例${people}`,
        version: first.version,
        answers,
        over,
      });
      return { person, id };
    },
  };
}
