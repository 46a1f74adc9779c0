import { fastify } from "fastify";
import { expect, it } from "vitest";
import { greeting } from "../greeting.ts";
import { makeLog } from "./log.ts";

it("the log holds paths without their queries, of what is found, missing, refused and broken", async () => {
  const lines: string[] = [];
  const server = fastify({ loggerInstance: makeLog("trace", { write: (line) => lines.push(line) }) });
  server.get("/known", () => "x");
  server.get("/broken", () => {
    throw new Error("broken");
  });
  // As the console does: what is no page is not found, by a handler of our own.
  server.setNotFoundHandler((_request, reply) => reply.status(404).send());
  for (const path of ["/known", "/broken", "/missing", "/setup"]) {
    await server.inject(`${path}?token=S3CRET&filter=%E5%BC%A0#S3CRET`);
  }
  await server.close();
  const text = lines.join("");
  expect(text).toContain('"path":"/known"');
  expect(text).toContain('"path":"/missing"');
  expect(text).not.toMatch(/S3CRET|token|filter|\?/);
});

const started = { url: "https://kaohe.example", seconds: 1, demoAccounts: [] };

it("the setup link has its token in the fragment, and says how long it is good", () => {
  const text = greeting({ ...started, awaitsAdministrator: true, setupToken: "T0KEN" });
  expect(text).toContain("https://kaohe.example/setup#token=T0KEN");
  expect(text).toContain("24 小时");
});

it("where what is printed is kept as a log, the command that gives the link is named instead", () => {
  const text = greeting({ ...started, awaitsAdministrator: true, setupToken: undefined });
  expect(text).toContain("npm run duheng -- setup-link");
  expect(text).not.toContain("/setup#");
  expect(greeting({ ...started, awaitsAdministrator: false, setupToken: undefined })).not.toContain("setup");
});
