import { afterAll, beforeAll, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import type { TestClient } from "./client.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer({ seed: demonstrationCity() });
  admin = await server.signIn("ga-admin", "duheng-demo-2026");
});
afterAll(() => server[Symbol.asyncDispose]());

/** A form of the bureau that was handed in by somebody. */
async function usedForm() {
  const forms = await admin.api.forms.list.query({});
  for (const { id } of forms.data) {
    const draft = await admin.api.forms.get.query({ id });
    const versions = await admin.api.forms.versions.query({ id: draft.id });
    const cycles = versions.flatMap((version) => version.cycles);
    if (cycles.some(({ papers, unsubmitted }) => papers > unsubmitted)) return { draft, versions };
  }
  throw new Error("no form of the demonstration city was ever handed in");
}

it("versions tell who published them, and which cycles use them with how many papers", async () => {
  const { versions } = await usedForm();
  const [latest] = versions;
  expect(latest).not.toHaveProperty("document");
  expect(latest?.publishedByName).not.toBe("");
  expect(latest?.cycles[0]).toMatchObject({ title: expect.any(String), papers: expect.any(Number) });
});

it("the draft as it was published gives each of last cycle's papers its own score again", async () => {
  const { draft } = await usedForm();
  const tried = await admin.api.forms.compareScores.query({ id: draft.id, revision: draft.revision });
  expect(tried?.summary).toMatchObject({ higher: 0, lower: 0, largestRise: 0, withLosses: 0 });
  expect(tried?.papers.length).toBe(tried?.handedIn);
  for (const { before, after, difference, why } of tried?.papers ?? []) {
    expect(after).toBe(before);
    expect(why === undefined).toBe(difference !== null);
  }
});

it("a changed draft says who moves, the largest difference first, and keeps nothing of it", async () => {
  const { draft } = await usedForm();
  const document = {
    ...draft.document,
    score: { ...draft.document.score, upper: 50 },
    samples: [],
  };
  const saved = await admin.api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  const tried = await admin.api.forms.compareScores.query({ id: draft.id, revision: saved.revision });
  const scored = (tried?.papers ?? []).filter(({ difference }) => difference !== null);
  expect(scored.length).toBeGreaterThan(0);
  for (const { before, after, difference } of scored) {
    expect(after).toBe(Math.min(before ?? 0, 50));
    expect(difference).toBeCloseTo((after ?? 0) - (before ?? 0), 4);
  }
  const sizes = scored.map(({ difference }) => Math.abs(difference ?? 0));
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  expect(tried?.summary.lower).toBe(sizes.filter((size) => size > 0).length);
  const stale = admin.api.forms.compareScores.query({ id: draft.id, revision: draft.revision });
  expect((await refusal(stale)).code).toBe("conflict");
});

it("says so where nothing was ever handed in, and is not for staff", async () => {
  const draft = await admin.api.forms.create.mutate({ title: "新表" });
  expect(await admin.api.forms.compareScores.query({ id: draft.id, revision: 0 })).toBeNull();
  const officer = await server.signIn("officer", "duheng-demo-2026");
  const asked = officer.api.forms.compareScores.query({ id: draft.id, revision: 0 });
  expect((await refusal(asked)).code).toBe("forbidden");
});
