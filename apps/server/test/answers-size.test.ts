import { afterAll, beforeAll, expect, it } from "vitest";
import { refusal } from "./client.ts";
import { filledPaper } from "./filled-paper.ts";
import { givePaper } from "./give-paper.ts";
import { keys, nested } from "./hostile-input.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let person: SignedIn;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  const admin = await server.as("bureau", ["unit-admin"]);
  const draft = await admin.api.forms.create.mutate({ title: "小表" });
  const version = await admin.api.forms.publish.mutate({ id: draft.id, revision: draft.revision });
  person = await server.as("bureau", ["staff"], { staffId: "staff" });
  ({ id } = await givePaper({ tenantId: "bureau", staffId: "staff", userId: person.userId, version }));
});
afterAll(() => server[Symbol.asyncDispose]());

async function save(answers: Record<string, unknown>) {
  const { revision } = await filledPaper(person, id);
  return person.api.assessments.saveAnswers.mutate({ id, revision, answers });
}

it("what a form could ask for is kept, whatever it is", async () => {
  for (const answers of [
    keys(2_000),
    { a: nested(15) },
    { a: Array.from({ length: 9 }, () => "字".repeat(200_000)) },
    { "$a.b": { "": "$", "c.d": null } },
  ])
    expect((await save(answers)).filling?.answers).toEqual(answers);
});

it.each([
  ["keys", keys(2_001), "too-large"],
  ["a hundred thousand keys", keys(100_000), "invalid-input"],
  ["depth", { a: nested(16) }, "too-large"],
  ["a depth that cannot be stored", { a: nested(200) }, "invalid-input"],
  ["characters", { a: Array.from({ length: 11 }, () => "字".repeat(200_000)) }, "too-large"],
  ["one text", { a: "字".repeat(200_001) }, "invalid-input"],
  ["NUL in a key", { "a\0b": 1 }, "invalid-input"],
  ["half a character", { a: "\ud842" }, "invalid-input"],
] as const)("more is refused in words, and nothing is changed: %s", async (_what, answers, code) => {
  const before = await filledPaper(person, id);
  const told = await refusal(save({ ...answers }));
  expect(told.code).toBe(code);
  expect(told.message.zh).not.toBe("");
  const { revision } = before;
  const handedIn = { id, revision, answers: { ...answers }, summary: "小结" };
  expect((await refusal(person.api.assessments.submit.mutate(handedIn))).code).toBe(code);
  expect(await filledPaper(person, id)).toEqual(before);
});
