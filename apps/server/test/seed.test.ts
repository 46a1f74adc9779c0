import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { reviewPoints } from "@duheng/assessment";
import type { Assessment, ScoreResult } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFolder } from "../../../seed/datasets/data-folder.ts";
import { demonstrationCity } from "../../../seed/index.ts";
import { contributionsTo, fillingOf } from "../src/assessments/contributions/find.ts";
import { assessments, scores } from "../src/assessments/model.ts";
import { gatheredInputs } from "../src/assessments/score-inputs.ts";
import { verifyProcess } from "../src/assessments/verify-process.ts";
import { draftCycle } from "../src/cycle-runs/preview-cycle.ts";
import { globalCollection } from "../src/database/global-collection.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { paperSource } from "../src/forms/paper-source.ts";
import { demonstrationAccounts, ensureDemonstration } from "../src/seed/demonstration.ts";
import { loadSeed, type SeedCounts } from "../src/seed/load-seed.ts";
import { inWorkshop } from "../src/workshop/in-workshop.ts";
import { bring, until } from "./bring-table.ts";
import { probeTenancy } from "./probe.ts";
import { startTestServer, type TestServer } from "./server.ts";

const city = demonstrationCity();
let server: TestServer;
let counts: SeedCounts | undefined;
beforeAll(async () => {
  server = await startTestServer({
    prepare: async () => {
      counts = await ensureDemonstration();
    },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the demonstration city in the database", () => {
  it("is there as a whole, and once", async () => {
    expect(counts).toMatchObject({
      tenants: city.tenants.length,
      staff: city.staff.length,
      assessments: city.assessments.length,
      scores: city.scores.length,
      accounts: city.accounts.length,
    });
    expect(await ensureDemonstration()).toBeUndefined();
  });

  it("loaded again, as after a crash half-way, adds nothing", async () => {
    const again = await loadSeed(city);
    const { papers, ...written } = again;
    expect(papers).toBeGreaterThan(0);
    expect(Object.values(written).every((count) => count === 0)).toBe(true);
  });

  it("a start that was interrupted in it goes on in the next, which says so; after that nothing is said", async () => {
    const said: string[] = [];
    const settings = globalCollection("system_settings");
    await settings.updateOne({ _id: "demonstration" }, { $set: { state: "loading" } });
    expect(await ensureDemonstration((text) => said.push(text))).toMatchObject({ staff: 0, accounts: 0 });
    expect(said).toEqual([expect.stringMatching(/中断.*接着载入.*interrupted.*goes on/)]);
    expect(await ensureDemonstration((text) => said.push(text))).toBeUndefined();
    expect(said).toHaveLength(1);
  });

  it("waits for what a killed start had open in the database", async () => {
    const [tenant] = city.tenants;
    if (!tenant) throw new Error("no tenant");
    const extra = { ...tenant, id: "held" };
    const session = await mongoose.startSession();
    session.startTransaction();
    await globalCollection("tenants").insertOne({ _id: "held" }, { session });
    const loading = loadSeed({ ...city, tenants: [...city.tenants, extra] });
    // Longer than people are kept waiting.
    await sleep(2_500);
    await session.abortTransaction();
    expect(await loading).toMatchObject({ tenants: 1, staff: 0 });
    await globalCollection("tenants").deleteOne({ _id: "held" });
  });

  it("every document is what its schema says and belongs to a tenant that exists", async () => {
    expect(await verifyProcess()).toEqual([]);
    const { counts: judged, problems } = await verifyDatabase();
    expect(problems).toEqual([]);
    expect(judged.Staff).toBe(city.staff.length);
    expect(judged.AuditEntry).toBeGreaterThanOrEqual(0);
  });

  it("every score is what its paper makes of its inputs, and those are what the database says now", async () => {
    const reproduced = new Map<string, ScoreResult>();
    for (const { id, paperHash, inputs } of city.scores)
      reproduced.set(id, await inWorkshop("scorePaper", await paperSource(paperHash), inputs));
    expect(Object.fromEntries(reproduced)).toEqual(
      Object.fromEntries(city.scores.map(({ id, result }) => [id, result])),
    );
    const scored = city.assessments.filter(({ scoreId }) => scoreId !== undefined);
    expect(scored.length).toBeGreaterThan(150);
    for (const { id, tenantId, scoreId } of scored)
      await inTenant(tenantId, async () => {
        const score = await scores.get(scoreId ?? "");
        const { filling } = await fillingOf(id);
        const review = reviewPoints(await contributionsTo(id));
        const put = { answers: filling.answers, ...(review === undefined ? {} : { review }) };
        const { inputs, datasets } = await gatheredInputs(await assessments.get(id), put);
        // Ballots were counted on paper.
        const { ratings: _ratings, ...said } = score.inputs;
        expect([id, inputs, datasets]).toEqual([id, said, score.datasets]);
      });
  });

  it("every version of a dataset is what its file says, cell by cell, on top of the version before", () => {
    const { datasets, datasetVersions, datasetRows, staff } = city;
    expect(datasetVersions.map(({ id, state, rows }) => `${id} ${state} ${rows}`)).toEqual([
      "hlbe-jcy-data-cases-2026-q2-v1 current 60",
      "hlbe-jcy-data-performance-2026-q2-v1 current 1",
      "hlbe-sthj-data-monitoring-2026-q2-v1 former 7",
      "hlbe-sthj-data-monitoring-2026-q2-v2 current 7",
      "hlbe-sthj-data-monitoring-2026-q3-v1 current 7",
      "hlbe-sthj-data-performance-2026-q2-v1 current 1",
    ]);
    for (const { id, datasetId, source, basedOn } of datasetVersions) {
      const columns = datasets.find((one) => one.id === datasetId)?.columns ?? [];
      const [heading = [], ...lines] = cellsOf(source.name ?? "").slice(
        source.name?.startsWith("业务") ? 1 : 0,
      );
      const at = new Map(heading.map((title, index) => [title.replace("（%）", ""), index]));
      const whose = at.get("姓名") ?? at.get("承办人") ?? -1;
      const said = lines.map((cells) => [
        cells[whose],
        Object.fromEntries(
          columns.flatMap(({ key, title, type }) => {
            const text = cells[at.get(title) ?? -1] ?? "";
            return text === "" ? [] : [[key, type === "choice" ? text : Number(text)]];
          }),
        ),
      ]);
      const own = datasetRows.filter(({ versionId }) => versionId === id);
      const nameOf = (staffId?: string) => staff.find((one) => one.id === staffId)?.name;
      const brought = own.filter(({ isCopied }) => isCopied === undefined);
      expect(brought.map(({ staffId, values }) => [nameOf(staffId), values])).toEqual(said);
      const before = datasetRows.filter(({ versionId }) => versionId === basedOn);
      for (const { staffId, values } of own.filter(({ isCopied }) => isCopied === true))
        expect(before.find((one) => one.staffId === staffId)?.values).toEqual(values);
    }
  });

  it("the next cycle of every plan can be started but where somebody has no paper, and the finished ones had more", async () => {
    const against: string[] = [];
    const told: string[] = [];
    for (const { id: planId, tenantId } of city.plans)
      await inTenant(tenantId, async () => {
        const { problems } = await draftCycle({ planId, period: "2026-Q4" });
        for (const { code, severity } of problems)
          (severity === "error" ? against : told).push(`${tenantId} ${code}`);
      });
    expect(against).toEqual(["hlbe-ga no-paper"]);
    // Figures of a quarter come when it is over.
    expect(told).toEqual([
      "hlbe-jcy dataset-awaited",
      "hlbe-jcy dataset-awaited",
      "hlbe-sthj dataset-awaited",
      "hlbe-sthj dataset-awaited",
    ]);
    const rated = city.formVersions.filter(({ document }) =>
      document.indicators.some(({ by }) => by.kind === "rating"),
    );
    expect(rated.map(({ tenantId, version }) => `${tenantId} ${version}`)).toEqual([
      "hlbe-wl 1",
      "hlbe-zw 1",
    ]);
  });

  it("every account signs in, lists what its role may see, and reads no other tenant", async () => {
    const accounts = await demonstrationAccounts();
    expect(accounts.length).toBe(city.accounts.length);
    for (const { username, password } of accounts) {
      const tenantId = city.accounts.find((one) => one.username === username)?.memberships[0]?.tenantId ?? "";
      const { api } = await server.signIn(username, password);
      using probe = probeTenancy([tenantId]);
      expect((await api.identity.me.query()).tenant.id).toBe(tenantId);
      const cycles = await api.cycles.list.query({}).catch(() => undefined);
      for (const one of cycles?.data ?? []) expect(one.tenantId).toBe(tenantId);
      expect(probe.leaks).toEqual([]);
    }
  });

  // The last: jobs that follow it go on beside whatever comes after.
  it("the figures of the third quarter, brought in as the README says, fill the papers that wait for them", async () => {
    const admin = await server.signIn("jcy-admin", city.accounts[0]?.password ?? "");
    const waiting = () =>
      inTenant("hlbe-jcy", async () => {
        const found = await assessments.find({ period: "2026-Q3", scoreId: { $exists: true } });
        const isWaiting = ({ result }: Assessment) =>
          Object.values(result?.indicators ?? {}).some((one) => one?.error?.params?.expected !== undefined);
        return found.filter(isWaiting).length;
      });
    const prosecutors = ["hlbe-jcy-c-criminal", "hlbe-jcy-c-civil"];
    const handedIn = city.assessments.filter(
      ({ cycleId, scoreId, snapshot }) =>
        cycleId === "hlbe-jcy-2026-q3" && scoreId !== undefined && prosecutors.includes(snapshot.categoryId),
    );
    expect(handedIn.length).toBeGreaterThan(10);
    expect(await waiting()).toBe(handedIn.length);
    const { staged } = await bring(admin, readFileSync(join(dataFolder(), "业务数据-2026-Q3.csv")), {
      ...{ kind: "datasets", name: "业务数据-2026-Q3.csv" },
      dataset: { id: "hlbe-jcy-data-cases", period: "2026-Q3" },
    });
    const asked = await until(admin, staged.id, "staged");
    const asking = asked.columns.flatMap(({ field, asksFraction }) =>
      field !== undefined && asksFraction === true ? [field] : [],
    );
    expect(asking).toEqual(["values.撤回起诉率值", "values.无罪有责率值"]);
    const ready = await admin.api.imports.map.mutate({
      ...{ id: asked.id, revision: asked.revision },
      fractions: asking.map((field) => ({ field, isFraction: false })),
    });
    await admin.api.imports.commit.mutate({ id: ready.id, revision: ready.revision });
    expect((await until(admin, staged.id, "committed")).written).toMatchObject({ applied: 60, setAside: 0 });
    await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  });
});

/** The lines of a file of the seed, which has nothing in it that would have to be quoted. */
function cellsOf(file: string): string[][] {
  const text = readFileSync(join(dataFolder(), file), "utf8").replace("\uFEFF", "");
  return text
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => line.split(","));
}
