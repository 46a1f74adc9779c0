import type { ReorganisationDraft } from "@duheng/contracts";
import { inTenant } from "../src/database/scope.ts";
import { jobKinds } from "../src/jobs/job-kind.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { staff } from "../src/staff/model.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** A city with units that are merged and split by hand: nothing goes on before `work`. */
export interface Reorganising extends AsyncDisposable {
  readonly server: TestServer;
  readonly manager: SignedIn;
  unit(name: string, category?: { code: string; name: string }): Promise<Unit>;
  /** Begins what the preview shows; as whom: the city's system administrator. */
  begin(draft: ReorganisationDraft, who?: SignedIn): Promise<string>;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly admin: SignedIn;
  readonly categoryId: string;
  department(name: string): Promise<string>;
  hire(name: string, departmentId: string, over?: object): Promise<string>;
}

export async function startReorganising(): Promise<Reorganising> {
  const server = await startTestServer({ works: false });
  await server.tenant("city", { kind: "city", name: "某市" });
  const manager = await server.as("city", ["system-admin"]);
  let made = 0;
  return {
    ...{ server, manager },
    async unit(name, category = { code: "a", name: "综合类" }) {
      made += 1;
      const id = `unit-${made}`;
      await server.tenant(id, { name: `${name}${made}`, reportsTo: "city", path: ["city"] });
      const admin = await server.as(id, ["unit-admin"]);
      const { id: categoryId } = await admin.api.staffCategories.create.mutate(category);
      let hired = 0;
      return {
        ...{ id, name: `${name}${made}`, admin, categoryId },
        department: async (called) => (await admin.api.departments.create.mutate({ name: called })).id,
        async hire(called, departmentId, over = {}) {
          hired += 1;
          const number = String(hired).padStart(3, "0");
          const person = { name: called, number, departmentId, categoryId, ...over };
          return (await admin.api.staff.create.mutate(person)).id;
        },
      };
    },
    async begin(draft, who = manager) {
      const { seen } = await who.api.reorganisations.preview.query(draft);
      return (await who.api.reorganisations.begin.mutate({ draft, reason: "机构改革", seen })).id;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Does all that waits. */
export async function work(): Promise<void> {
  for (;;) {
    const job = await claimJob(jobKinds());
    if (job === undefined) return;
    await runTurn(job, new AbortController().signal);
  }
}

/** One step of the first job that waits. */
export async function oneStep(): Promise<void> {
  const job = await claimJob(jobKinds());
  if (job === undefined) throw new Error("there is a job");
  await runTurn(job, new AbortController().signal, 1);
}

export const here = <T>({ id }: Pick<Unit, "id">, work: () => Promise<T>) => inTenant(id, work);
export const peopleOf = (of: Pick<Unit, "id">, state: "active" | "left" = "active") =>
  here(of, () => staff.find({ state }, { sort: { number: 1 } }));

export function merging(from: readonly Unit[], to: Unit, over: object = {}): ReorganisationDraft {
  return {
    ...{ kind: "merge", withRoles: true, receivers: [{ ref: "a", tenantId: to.id }] },
    parts: from.map(({ id }) => ({ fromId: id, ref: "a" })),
    ...over,
  };
}
