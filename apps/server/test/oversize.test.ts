import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyLimits } from "../src/rpc/body-limits.ts";
import { measureJson } from "../src/rpc/measure-json.ts";
import type { TestClient } from "./client.ts";
import { allProcedures } from "./procedures.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let staff: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  staff = await server.as("bureau", ["staff"]);
});
afterAll(() => server[Symbol.asyncDispose]());

/** One call or, with several paths, a batch of them. */
async function post(client: TestClient, paths: readonly string[], body: string) {
  const batch = paths.length > 1 ? "?batch=1" : "";
  const response = await client.fetch(`/api/trpc/${paths.join(",")}${batch}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-duheng-csrf": "1" },
    body,
  });
  const answer: unknown = await response.json();
  const first: unknown = Array.isArray(answer) ? answer[0] : answer;
  const code: unknown = Object(Object(Object(first).error).data).code;
  return { status: response.status, code };
}

const filled = (bytes: number) => JSON.stringify({ x: "a".repeat(bytes - 8) });

describe("a request that is larger than its calls need", () => {
  it.each([
    ["identity.signIn", bodyLimits.open],
    ["cycles.getMany", bodyLimits.usual],
    ["library.upgrade", bodyLimits.parts],
    ["assessments.saveAnswers", bodyLimits.answers],
  ])("%s takes %i bytes and no more", async (path, limit) => {
    expect(filled(limit)).toHaveLength(limit);
    expect((await post(staff, [path], filled(limit))).code).not.toBe("too-large");
    expect(await post(staff, [path], filled(limit + 1))).toEqual({ status: 413, code: "too-large" });
  });

  it("is refused for every procedure, before anybody looks at what it is", async () => {
    const large = filled(bodyLimits.answers + 1);
    const taken: string[] = [];
    for (const { path } of allProcedures())
      if ((await post(staff, [path], large)).code !== "too-large") taken.push(path);
    expect(taken.sort()).toEqual(["forms.check", "forms.create", "forms.update"]);
  });

  it("a batch brings what its calls need together", async () => {
    const paths = ["cycles.getMany", "forms.getMany"];
    const two = (bytes: number) => JSON.stringify({ 0: { ids: ["a".repeat(bytes)] }, 1: { ids: ["b"] } });
    expect((await post(staff, paths, two(100_000))).code).not.toBe("too-large");
    expect((await post(staff, paths, two(140_000))).code).toBe("too-large");
  });
});

describe("a batch", () => {
  it("holds no call that anybody may make", async () => {
    const attempt = { username: "x", password: "y" };
    const paths = ["identity.signIn", "identity.signIn"];
    expect(await post(server.anonymous(), paths, JSON.stringify({ 0: attempt, 1: attempt }))).toEqual({
      status: 400,
      code: "invalid-input",
    });
  });

  it("holds 20 calls and no more", async () => {
    const paths = (count: number) => Array.from({ length: count }, () => "cycles.getMany");
    const body = (count: number) =>
      JSON.stringify(Object.fromEntries(paths(count).map((_, index) => [index, { ids: ["a"] }])));
    expect((await post(staff, paths(20), body(20))).status).toBe(200);
    expect((await post(staff, paths(21), body(21))).status).toBe(400);
  });
});

describe("what no document can be", () => {
  it("is refused by its shape before it is parsed", async () => {
    const deep = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;
    expect(await post(staff, ["forms.check"], deep)).toEqual({ status: 413, code: "too-large" });
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 250_000 }, (_, i) => [`k${i}`, 1])));
    expect(await post(staff, ["forms.check"], wide)).toEqual({ status: 413, code: "too-large" });
  });

  it("measures any JSON as parsing it would (property)", () => {
    const depthOf = (value: unknown): number =>
      typeof value === "object" && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner)))
        : 0;
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(measureJson(text)).toBeNull();
        const depth = depthOf(JSON.parse(text));
        const around = (levels: number) => "[".repeat(levels) + text + "]".repeat(levels);
        expect(measureJson(around(90 - depth))).toBeNull();
        expect(measureJson(around(91 - depth))).toBe("depth");
      }),
    );
  });

  it.each([
    ["brackets in a text", '"[[[\\"{{{"', null],
    ["escaped backslashes before a quotation mark", `"${"\\\\".repeat(1000)}"`, null],
    ["commas in a text", `["${",".repeat(500_000)}"]`, null],
    ["as many parts as there may be", `[${"1,".repeat(400_000)}1]`, null],
    ["one more", `[${"1,".repeat(400_001)}1]`, "parts"],
    ["a text that never ends", '"[', null],
  ] as const)("%s", (_name, text, found) => expect(measureJson(text)).toBe(found));
});
