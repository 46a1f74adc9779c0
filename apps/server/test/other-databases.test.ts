import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inTenant } from "../src/database/scope.ts";
import { toAppError } from "../src/database/to-app-error.ts";
import { departments } from "../src/staff/model.ts";
import type { RunningServer } from "../src/start-server.ts";
import { answeringOtherwise, type OtherMongo } from "./answering-otherwise.ts";
import { refusal, type TestClient } from "./client.ts";
import { startOnDatabase } from "./on-database.ts";

// What other products answer where MongoDB says more.

let dataDir: string;
let other: OtherMongo;
let server: RunningServer;
let admin: TestClient;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-other-"));
  other = await answeringOtherwise(join(dataDir, "db"), withoutKeyPattern);
  ({ server, admin } = await startOnDatabase(other.uri, dataDir));
});
afterAll(async () => {
  await server.stop();
  await other[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

it("a duplicate is told at its field, one by one and many at once", async () => {
  const { api } = admin;
  await api.departments.create.mutate({ name: "甲科" });
  const told = await refusal(api.departments.create.mutate({ name: "甲科" }));
  expect(told).toMatchObject({ code: "duplicate", problems: [{ path: "/name" }] });
  const many = await inTenant("bureau", () =>
    departments.insertMany([
      { name: "乙科", order: 1, state: "active" },
      { name: "甲科", order: 1, state: "active" },
    ]),
  ).catch(toAppError);
  expect(many).toMatchObject({ code: "duplicate", problems: [{ path: "/name" }] });
});

function withoutKeyPattern(_command: string, answer: Record<string, unknown>): Record<string, unknown> {
  const { keyPattern: _, keyValue: __, ...rest } = answer;
  const errors = answer.writeErrors;
  if (!Array.isArray(errors)) return rest;
  return {
    ...rest,
    writeErrors: errors.map(
      ({ keyPattern: ___, keyValue: ____, ...error }: Record<string, unknown>) => error,
    ),
  };
}
