import { randomUUID } from "node:crypto";
import type { Form } from "@duheng/contracts";
import { MongoClient } from "mongodb";
import { createClient, type TestClient } from "../../../apps/server/test/client.ts";
import { pointsFor } from "../../../apps/server/test/points-for.ts";
import { fillForLongCommands } from "../../../packages/embedded-mongo/test/long-commands.ts";
import type { AttackedServer } from "./start-server.ts";

/** The cookies of people of the demonstration city, by their user names. */
export interface People {
  /** Plain staff of the police bureau. */
  readonly officer: string;
  /** Unit admin of the bureau, assessed there himself. */
  readonly "ga-admin": string;
  /** Leader in charge of both. */
  readonly "ga-leader": string;
  /** Unit admin of the procuratorate: has nothing to do with the others, and is to be served meanwhile. */
  readonly "jcy-admin": string;
}

export interface Paper {
  readonly id: string;
  readonly revision: number;
}

/** What is kept of the demonstration for all attacks. */
export interface Demonstration {
  readonly people: People;
  readonly paper: Paper;
  /** The quota group in which the unit admin is ranked. */
  readonly quotaGroupId: string;
}

const password = "duheng-demo-2026";
const period = "2026-Q3";

/** Signs people in, begins a cycle of the bureau with a paper of our own for the officer, fills the database for its commands. */
export async function prepareDemonstration(server: AttackedServer): Promise<Demonstration> {
  const [officer, admin, leader, other] = await Promise.all([
    signIn(server, "officer"),
    signIn(server, "ga-admin"),
    signIn(server, "ga-leader"),
    signIn(server, "jcy-admin"),
  ]);
  await startCycle(admin);
  const own = await handIn(admin);
  const { form } = await leader.api.assessments.paper.query({ id: own.id });
  const points = pointsFor(form, 1);
  await leader.api.assessments.review.mutate({ ...own, points, comment: "工作扎实" });
  const { quotaGroupId = "" } = await admin.api.assessments.get.query({ id: own.id });
  const paper = await paperOf(officer);
  const mongo = await MongoClient.connect(server.mongodbUri);
  try {
    await fillForLongCommands(mongo.db("attacks"));
    await joinProcuratorate(mongo);
  } finally {
    await mongo.close();
  }
  const people = {
    officer: cookies(officer),
    "ga-admin": cookies(admin),
    "ga-leader": cookies(leader),
    "jcy-admin": cookies(other),
  };
  return { people, paper: { id: paper.id, revision: paper.revision }, quotaGroupId };
}

async function signIn({ url }: AttackedServer, username: string): Promise<TestClient> {
  const client = createClient(url);
  await client.api.identity.signIn.mutate({ username, password });
  return client;
}

function cookies(client: TestClient): string {
  return [...client.cookies].map((pair) => pair.join("=")).join("; ");
}

/** The bureau has papers for two of its three categories: the third gets a form made here. */
async function startCycle({ api }: TestClient): Promise<void> {
  const { data: categories } = await api.staffCategories.list.query({});
  const [plan] = (await api.plans.list.query({})).data;
  if (plan === undefined) throw new Error("the demonstration has no plan of the bureau");
  const draft = await api.forms.create.mutate({ title: "执勤考核表" });
  const document = dutyForm(draft.document);
  const { revision } = await api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  await api.forms.publish.mutate({ id: draft.id, revision });
  const covered = new Set(plan.papers.map(({ categoryId }) => categoryId));
  const papers = categories
    .filter(({ id }) => !covered.has(id))
    .map(({ id }) => ({ categoryId: id, formId: draft.id }));
  const { id, title, frequency, steps, settings } = plan;
  await api.plans.update.mutate({
    id,
    revision: plan.revision,
    title,
    frequency,
    steps,
    settings,
    papers: [...plan.papers, ...papers],
  });
  await api.cycles.start.mutate({ planId: id, period });
}

/** One indicator by a formula, one whose points the reviewer gives. */
function dutyForm(blank: Form): Form {
  const group = blank.score.groups[0]?.code ?? "";
  const full = { kind: "fixed", full: 50 } as const;
  return {
    ...blank,
    fields: {
      type: "object",
      properties: { 接警数: { type: "integer", minimum: 0, title: "接警数", "x-id": "f-calls" } },
      required: ["接警数"],
    },
    indicators: [
      {
        id: "i-calls",
        code: "接警",
        title: "接警",
        group,
        points: full,
        by: { kind: "formula", formula: "接警数" },
      },
      { id: "i-work", code: "实绩", title: "实绩", group, points: full, by: { kind: "reviewer" } },
    ],
  };
}

/** Fills a person's paper by what the form's own sample answers, and hands it in. */
async function handIn(person: TestClient): Promise<Paper> {
  const { id, revision } = await paperOf(person);
  const { form } = await person.api.assessments.paper.query({ id });
  const answers = form.samples?.[0]?.inputs.answers ?? {};
  const done = await person.api.assessments.submit.mutate({
    id,
    revision,
    answers,
    summary: "本季度工作均已完成。",
  });
  return { id, revision: done.revision };
}

async function paperOf({ api }: TestClient): Promise<Paper> {
  const { data } = await api.assessments.mine.query({});
  const own = data.find(({ assessment }) => assessment.period === period);
  if (own === undefined) throw new Error(`no paper of ${period}`);
  const { id } = own.assessment;
  return { id, revision: (await api.assessments.filling.query({ id })).revision };
}

interface StoredMembership {
  _id: string;
  readonly userId: string;
  readonly staffId?: string;
  readonly createdAt: Date;
}

/** The bureau's admin may work in a second unit, as somebody who changes from one to the other does. */
async function joinProcuratorate(mongo: MongoClient): Promise<void> {
  const memberships = mongo.db("duheng").collection<StoredMembership>("memberships");
  const present = await memberships.findOne({ userId: "u-ga-admin" });
  if (present === null) throw new Error("the bureau's admin is not in the demonstration");
  const { staffId: _, ...rest } = present;
  const second = { tenantId: "hlbe-jcy", roles: ["unit-admin"], createdAt: new Date() };
  await memberships.insertOne({ ...rest, ...second, _id: randomUUID().replaceAll("-", "").slice(0, 24) });
}
