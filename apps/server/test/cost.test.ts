import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contributions } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { usedInputs } from "../src/forms/used-inputs.ts";
import { users } from "../src/identity/users.ts";
import { refusal } from "./client.ts";
import { commandsOf } from "./commands.ts";
import { filledPaper } from "./filled-paper.ts";
import { givePaper } from "./give-paper.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { wholeNumber } from "./small-unit.ts";
import { readTrail } from "./trail.ts";

/** What the requests that people send all day cost, in commands of the database. */
const tenantId = "bureau";
/** Who calls, and in what tenant he is what. */
const identity = ["aggregate sessions"];
let server: TestServer;
let admin: SignedIn;
let person: SignedIn;
let leader: SignedIn;
let id: string;

beforeAll(async () => {
  server = await startTestServer({ works: false });
  admin = await server.as(tenantId, ["unit-admin"]);
  leader = await server.as(tenantId, ["leader-in-charge"], { staffId: "leader" });
  person = await server.as(tenantId, ["staff"], { staffId: "p1" });
  const { api } = admin;
  const draft = await api.forms.create.mutate({ title: "季度考核表" });
  const { revision } = await api.forms.update.mutate({
    id: draft.id,
    revision: draft.revision,
    document: {
      ...draft.document,
      fields: { type: "object", properties: { 结案数: wholeNumber("结案数") } },
    },
  });
  const version = await api.forms.publish.mutate({ id: draft.id, revision });
  // What a paper uses is found out once for all.
  await inTenant(tenantId, () => usedInputs(version.paperHash ?? version.hash));
  ({ id } = await givePaper({
    tenantId,
    staffId: "p1",
    userId: person.userId,
    version,
    reviewerIds: ["leader"],
  }));
});
afterAll(() => server[Symbol.asyncDispose]());

/** Saves what is typed over what is there; out: what it cost. */
async function saved(client: SignedIn, value: number): Promise<string[]> {
  const { revision } = await filledPaper(client, id);
  return commandsOf(() =>
    client.api.assessments.saveAnswers.mutate({ id, revision, answers: { 结案数: value } }),
  );
}

const alone = [...identity, "find assessments", "find contributions", "update contributions"];

describe("a request asks the database", () => {
  it.each([
    ["who one is", () => person.api.identity.me.query(), identity],
    [
      "one's papers",
      () => person.api.assessments.mine.query(),
      [...identity, "find assessments", "aggregate assessments", "find contributions"],
    ],
    ["a paper", () => person.api.assessments.get.query({ id }), [...identity, "find assessments"]],
    [
      "what was filled in",
      () => person.api.assessments.filling.query({ id }),
      [...identity, "find assessments", "find contributions"],
    ],
    // Who leads departments is asked which.
    ["who a leader is", () => leader.api.identity.me.query(), [...identity, "find departments"]],
  ] as const)("%s: no more than it needs", async (_what, ask, cost) => {
    // Some of them at once, in no order.
    expect((await commandsOf(ask)).sort()).toEqual([...cost].sort());
  });
});

describe("a save", () => {
  it("is told in the trail by one transaction, and goes on by single writes while the trail tells of it", async () => {
    expect(await saved(person, 1)).toEqual([
      ...[...identity, "find assessments", "find contributions"],
      ...["find assessments", "find contributions", "update contributions"],
      ...["find audit_entries", "insert audit_entries", "commitTransaction"],
    ]);
    expect(await saved(person, 2)).toEqual(alone);
    expect(await saved(person, 3)).toEqual(alone);
    expect((await filledPaper(person, id)).filling.answers).toEqual({ 结案数: 3 });
    expect(await savesTold()).toBe(1);
  });

  it("of what another wrote meanwhile is a conflict that loses nothing", async () => {
    const { revision } = await filledPaper(person, id);
    await saved(person, 4);
    const refused = await refusal(
      person.api.assessments.saveAnswers.mutate({ id, revision, answers: { 结案数: 9 } }),
    );
    expect(refused).toMatchObject({
      code: "conflict",
      data: { current: { filling: { answers: { 结案数: 4 } } } },
    });
    expect((await filledPaper(person, id)).filling.answers).toEqual({ 结案数: 4 });
  });

  it("of two at once, one holds and the other conflicts", async () => {
    const { revision } = await filledPaper(person, id);
    const both = await Promise.allSettled(
      [5, 6].map((value) =>
        person.api.assessments.saveAnswers.mutate({ id, revision, answers: { 结案数: value } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await filledPaper(person, id)).revision).toBe(revision + 1);
  });

  it("takes back nothing that was told without a revision meanwhile", async () => {
    await saved(person, 20);
    const paper = await filledPaper(person, id);
    const told = { paperHash: paper.filling.paperHash, fromVersion: 1, toVersion: 1 };
    expect(told.paperHash).toBeDefined();
    // As a notice that is put away, or answers that are carried over, are written: past the revision, not past the instant.
    let hasRun = false;
    const replace = vi.spyOn(contributions, "replace");
    replace.mockImplementationOnce(async (document, asOf) => {
      hasRun = true;
      await inTenant(tenantId, () =>
        contributions.model.updateOne({ _id: paper.id }, { $set: { "filling.summary": "另一处写下的" } }),
      );
      replace.mockRestore();
      return contributions.replace(document, asOf);
    });
    await saved(person, 21);
    expect(hasRun).toBe(true);
    const now = await filledPaper(person, id);
    expect(now.filling).toMatchObject({ answers: { 结案数: 21 }, summary: "另一处写下的" });
  });

  it("asks the trail again where somebody else touched the paper, and after ten minutes", async () => {
    await saved(person, 7);
    expect(await saved(person, 8)).toEqual(alone);
    await inTenant(tenantId, async () => {
      const paper = await filledPaper(person, id);
      await contributions.replace({ ...paper, byName: "另一处" });
    });
    expect(await saved(person, 9)).toContain("find audit_entries");
    expect(await saved(person, 10)).toEqual(alone);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 });
    try {
      expect(await saved(person, 11)).toContain("insert audit_entries");
      expect(await saved(person, 12)).toEqual(alone);
    } finally {
      vi.useRealTimers();
    }
    expect(await savesTold()).toBe(2);
  });

  it("is refused at once when the paper is handed in, the account disabled, or the session ended", async () => {
    await saved(person, 13);
    const { revision } = await filledPaper(person, id);
    await person.api.assessments.submit.mutate({
      id,
      revision,
      answers: { 结案数: 13 },
      summary: "本季度小结",
    });
    const late = await refusal(
      person.api.assessments.saveAnswers.mutate({ id, revision: revision + 1, answers: { 结案数: 99 } }),
    );
    expect(late.code).toBe("wrong-state");
    expect((await filledPaper(person, id)).filling.answers).toEqual({ 结案数: 13 });
    const ask = () => person.api.assessments.filling.query({ id });
    await users().updateOne({ _id: person.userId }, { $set: { disabledAt: new Date() } });
    expect((await refusal(ask())).code).toBe("unauthenticated");
    await users().updateOne({ _id: person.userId }, { $unset: { disabledAt: "" } });
    await ask();
    await person.api.identity.signOut.mutate();
    expect((await refusal(ask())).code).toBe("unauthenticated");
  });
});

async function savesTold(): Promise<number> {
  const entries = await readTrail(admin, { action: "assessments.saveAnswers" });
  return entries.length;
}
