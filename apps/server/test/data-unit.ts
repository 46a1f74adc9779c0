import type { Answers, Assessment, Dataset, DatasetInput, Import } from "@duheng/contracts";
import { fillingOf } from "../src/assessments/contributions/find.ts";
import { assessments } from "../src/assessments/model.ts";
import { review } from "../src/assessments/review.ts";
import { submit } from "../src/assessments/submit.ts";
import { inTenant } from "../src/database/scope.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { perform } from "../src/use-cases/perform.ts";
import { bring, pasted } from "./bring-table.ts";
import type { SmallUnit } from "./small-unit.ts";

/** What a test does with the figures of a unit, as its people would. */
export interface DataUnit {
  define(over?: Partial<DatasetInput>): Promise<Dataset>;
  /** Brings a table as it is pasted, and has it written; all that is in it must be. */
  deliver(dataset: Dataset, rows: readonly (readonly string[])[], more?: Delivery): Promise<Import>;
  stage(dataset: Dataset, rows: readonly (readonly string[])[], more?: Delivery): Promise<Import>;
  commit(id: string): Promise<Import>;
  undo(id: string): Promise<Import>;
  /** Until nothing is to be done. */
  work(): Promise<void>;
  paperOf(name: string): Promise<Assessment>;
  handIn(name: string, answers?: Answers): Promise<unknown>;
  judge(name: string, points?: Record<string, number>): Promise<unknown>;
}

interface Delivery {
  readonly period?: string;
  readonly isComplete?: boolean;
}

export const monitoring: DatasetInput = {
  key: "monitoring",
  title: "环境监测",
  subject: "person",
  isRepeated: false,
  columns: [
    { key: "validRate", title: "数据有效率", type: "number", unit: "%", minimum: 0, maximum: 100 },
    { key: "stations", title: "负责站点", type: "integer", minimum: 0 },
    { key: "checkedOn", title: "质控日期", type: "day" },
  ],
};

const kinds = ["imports.write", "imports.undo", "assessments.rescore", "assessments.scoreCohort"];

export function dataUnit(unit: SmallUnit): DataUnit {
  const { api } = unit.admin;
  const within = <T>(doIt: () => Promise<T>) => inTenant(unit.tenantId, doIt);
  const work = async () => {
    for (;;) {
      const job = await claimJob(kinds);
      if (job === undefined) return;
      await runTurn(job, new AbortController().signal);
    }
  };
  const stage: DataUnit["stage"] = async ({ id }, rows, { period = "2026-Q3", isComplete } = {}) => {
    const { staged } = await bring(unit.admin, pasted(...rows), {
      kind: "datasets",
      dataset: { id, period },
    });
    if (isComplete !== true) return staged;
    return api.imports.map.mutate({ id: staged.id, revision: staged.revision, isComplete });
  };
  const commit = async (id: string) => {
    const { revision } = await api.imports.get.query({ id });
    await api.imports.commit.mutate({ id, revision });
    await work();
    return api.imports.get.query({ id });
  };
  const paperOf = async (name: string) => {
    const found = await within(() => assessments.findOne({ "snapshot.name": name }));
    if (found === undefined) throw new Error(`${name} has no paper`);
    return found;
  };
  return {
    define: (over = {}) => api.datasets.create.mutate({ ...monitoring, ...over }),
    stage,
    commit,
    deliver: async (dataset, rows, more) => commit((await stage(dataset, rows, more)).id),
    async undo(id) {
      const { revision } = await api.imports.get.query({ id });
      await api.imports.undo.mutate({ id, revision });
      await work();
      return api.imports.get.query({ id });
    },
    work,
    paperOf,
    async handIn(name, answers = {}) {
      const { id, subject } = await paperOf(name);
      const { revision } = await within(() => fillingOf(id));
      return perform(submit, { id, revision, answers, summary: "小结" }, unit.as(subject.id));
    },
    async judge(name, points = {}) {
      const { id, revision } = await paperOf(name);
      const leader = unit.as("leader", ["leader-in-charge"]);
      return perform(review, { id, revision, points, comment: "好" }, leader);
    },
  };
}
