import { afterAll, beforeAll, expect, it } from "vitest";
import { allCounted } from "../src/audit/count-later.ts";
import { auditEntries } from "../src/audit/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { refusal } from "./client.ts";
import { givePaper } from "./give-paper.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** Who opens another's paper is in the trail. */
let server: TestServer;
let person: SignedIn | undefined;
let leader: SignedIn | undefined;
const papers: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
  const admin = await server.as("bureau", ["unit-admin"]);
  person = await server.as("bureau", ["staff"], { staffId: "staff" });
  leader = await server.as("bureau", ["main-leader"], { staffId: "leader" });
  const form = await admin.api.forms.create.mutate({ title: "季度考核表" });
  const version = await admin.api.forms.publish.mutate({ id: form.id, revision: form.revision });
  const given = { tenantId: "bureau", version };
  for (const [staffId, userId, name] of [
    ["staff", person.userId, "本人"],
    ["other", "nobody", "他人"],
    ["leader", leader.userId, "领导"],
  ] as const)
    papers.push((await givePaper({ ...given, staffId, userId, name })).id);
});
afterAll(() => server[Symbol.asyncDispose]());

/** What was told since the last time: by whom, of whose paper, how often. */
const told = async () => {
  await allCounted();
  const found = await inTenant("bureau", () => auditEntries.find({ action: "assessments.read" }));
  await inTenant("bureau", () => auditEntries.model.deleteMany({ action: "assessments.read" }));
  // The clock may pass a full ten minutes meanwhile.
  const times = new Map<string, number>();
  for (const { actor, target, count = 0 } of found) {
    const key = `${actor.userId} ${target?.name} ${target?.id}`;
    times.set(key, (times.get(key) ?? 0) + count);
  }
  return times;
};

it("opened by itself or with others, once for a paper with how often; lists and the own paper are not told", async () => {
  const [own = "", other = "", leaders = ""] = papers;
  if (!leader || !person) throw new Error("nobody is there");
  for (let each = 0; each < 3; each += 1) await leader.api.assessments.get.query({ id: own });
  await leader.api.assessments.getMany.query({ ids: [own, other, leaders] });
  await leader.api.assessments.list.query({});
  await leader.api.assessments.get.query({ id: leaders });
  await person.api.assessments.get.query({ id: own });
  await person.api.assessments.mine.query();
  expect(await told()).toEqual(
    new Map([
      [`${leader.userId} 他人 ${other}`, 1],
      [`${leader.userId} 本人 ${own}`, 4],
    ]),
  );
});

it("what was refused is no reading; what nobody scored yet was opened nevertheless", async () => {
  const [, other = "", leaders = ""] = papers;
  if (!leader || !person) throw new Error("nobody is there");
  expect((await refusal(person.api.assessments.get.query({ id: other }))).code).toBe("not-found");
  expect((await refusal(leader.api.assessments.explain.query({ id: other }))).code).toBe("not-found");
  expect((await refusal(person.api.assessments.explain.query({ id: leaders }))).code).toBe("not-found");
  expect(await told()).toEqual(new Map([[`${leader.userId} 他人 ${other}`, 1]]));
});
