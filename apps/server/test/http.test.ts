import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErrorResponse } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../src/base/version.ts";
import { globalCollection } from "../src/database/global-collection.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  const consoleFolder = await mkdtemp(join(tmpdir(), "duheng-console-"));
  await mkdir(join(consoleFolder, "assets"));
  await writeFile(join(consoleFolder, "index.html"), "<!doctype html><title>度衡</title>");
  await writeFile(join(consoleFolder, "assets/index-a1b2c3.js"), "export {};");
  server = await startTestServer({ consoleFolder });
});
afterAll(() => server[Symbol.asyncDispose]());

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);
const page = { headers: { accept: "text/html" } };

describe("GET /healthz", () => {
  it("answers 200 with version and kind of database", async () => {
    const response = await get("/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", version, database: "embedded" });
  });
});

describe("the console's files", () => {
  it("every address of a page gets the page, never cached", async () => {
    for (const path of ["/", "/forms/abc", "/setup"]) {
      const response = await get(path, page);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toContain("度衡");
    }
  });

  it("the bare address gives it to whoever names no type; elsewhere that is not found", async () => {
    expect((await get("/")).status).toBe(200);
    expect((await get("/forms/abc")).status).toBe(404);
  });

  it("hashed assets are kept for ever; a missing one is a 404 and not the page", async () => {
    const response = await get("/assets/index-a1b2c3.js");
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/assets/index-gone.js", page)).status).toBe(404);
  });

  it.each(["/../package.json", "/..%2f..%2fpackage.json", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/.env"])(
    "%s reaches no other file",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe("every answer", () => {
  it.each(["/", "/healthz", "/api/trpc/identity.me", "/nowhere"])(
    "%s bears the security headers",
    async (path) => {
      const { headers } = await get(path, page);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).not.toContain("unsafe-eval");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it("of the API is never cached", async () => {
    expect((await get("/api/trpc/identity.me")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("errors of the API", () => {
  const call = (
    headers: Record<string, string>,
    body: string = JSON.stringify({ username: "a", password: "b" }),
  ) =>
    get("/api/trpc/identity.signIn", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
  const ours = { "x-duheng-csrf": "1" };

  it.each([
    ["without our header", {}],
    ["from a page of another origin", { ...ours, origin: "https://evil.example" }],
    ["that the browser calls cross-site", { ...ours, "sec-fetch-site": "cross-site" }],
    ["that the browser calls same-site", { ...ours, "sec-fetch-site": "same-site" }],
    ["from a sandboxed frame", { ...ours, origin: "null" }],
  ])("a write %s is refused", async (_what, headers) => {
    const response = await call(headers);
    expect(response.status).toBe(403);
    expect(await refusalOf(response)).toMatchObject({
      code: "cross-site",
      message: { zh: expect.any(String) },
    });
  });

  it("a write from our own page goes through", async () => {
    const response = await call({ ...ours, origin: server.url, "sec-fetch-site": "same-origin" });
    expect((await refusalOf(response)).code).toBe("invalid-credentials");
  });

  it("a mutation cannot be called by GET", async () => {
    const response = await get("/api/trpc/identity.signOut");
    expect(response.status).toBe(501);
  });

  it("an unknown procedure is a 404, an unreadable body a 400, each in the one shape", async () => {
    const unknown = await get("/api/trpc/no.such");
    expect(unknown.status).toBe(404);
    expect((await refusalOf(unknown)).code).toBe("not-found");
    const unreadable = await call(ours, "{");
    expect(unreadable.status).toBe(400);
    expect(JSON.stringify(await unreadable.json())).toContain("invalid-input");
  });

  it("a body over the limit is refused as too large", async () => {
    const response = await call(ours, JSON.stringify({ username: "a".repeat(9_000_000) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "too-large" });
  });

  it("never bears a stack or what the database said", async () => {
    const text = await (await get("/api/trpc/identity.me")).text();
    expect(text).not.toMatch(/stack|\.ts:|node_modules/);
  });
});

describe("GET /papers/<id>", () => {
  const hash = "ab".repeat(32);

  it("serves a compiled paper, for ever, to people who are signed in", async () => {
    await globalCollection<{ _id: string; module: string }>("papers").insertOne({
      _id: hash,
      module: "export {};",
    });
    const person = await server.as("bureau", ["staff"]);
    const response = await person.fetch(`/papers/${hash}.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect((await get(`/papers/${hash}.js`)).status).toBe(401);
    expect((await person.fetch(`/papers/${"cd".repeat(32)}.js`)).status).toBe(404);
    expect((await person.fetch("/papers/..%2f..%2fx.js")).status).toBe(404);
  });

  it("gives the type of what is handed in on it, to people who are signed in", async () => {
    const admin = await server.as("bureau", ["unit-admin"]);
    const draft = await admin.api.forms.create.mutate({ title: "季度表" });
    const { paperHash } = await admin.api.forms.publish.mutate({ id: draft.id, revision: draft.revision });
    const response = await admin.fetch(`/papers/${paperHash}.d.ts`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toContain("export interface Answers {");
    expect((await get(`/papers/${paperHash}.d.ts`)).status).toBe(401);
    expect((await admin.fetch(`/papers/${"cd".repeat(32)}.d.ts`)).status).toBe(404);
  });
});

/** The refusal in tRPC's envelope. */
async function refusalOf(response: Response): Promise<ErrorResponse> {
  const body: { error: { data: ErrorResponse } } = JSON.parse(await response.text());
  return body.error.data;
}
