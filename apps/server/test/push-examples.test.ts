import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dataUnit } from "./data-unit.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit } from "./small-unit.ts";

/** The examples of docs/push.md, run as they stand there. */
const run = promisify(execFile);
let server: TestServer;
let admin: SignedIn;
let folder = "";
let env: NodeJS.ProcessEnv = {};
let doc = "";
beforeAll(async () => {
  server = await startTestServer();
  const unit = await makeSmallUnit(server, {
    tenantId: "bureau",
    people: 3,
    indicators: [byFormula("满分", "10")],
  });
  admin = unit.admin;
  await dataUnit(unit).define();
  const { text } = await admin.api.accessTokens.create.mutate({ name: "监测平台" });
  env = { ...process.env, DUHENG_URL: server.url, DUHENG_TOKEN: text };
  doc = await readFile(join(import.meta.dirname, "../../../docs/push.md"), "utf8");
  folder = await mkdtemp(join(tmpdir(), "duheng-push-"));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const programs = [
  ["bash", "example.sh", (file: string) => ["bash", [file]]],
  ["ts", "example.mts", (file: string) => [process.execPath, ["--import", "tsx", file]]],
  ["python", "example.py", (file: string) => ["python3", [file]]],
] as const satisfies [string, string, (file: string) => [string, string[]]][];

/** What the machine lacks is not tried; curl and Python are no dependencies of ours. */
async function isThere(language: string): Promise<boolean> {
  const [command, ...args] = { bash: ["curl", "--version"], python: ["python3", "--version"] }[language] ?? [
    process.execPath,
    "--version",
  ];
  return run(command ?? "", args).then(
    () => true,
    () => false,
  );
}

it.each(programs)("the example in %s pushes a row, which counts then", async (language, name, commandOf) => {
  const code = new RegExp(`\\n\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``).exec(doc)?.[1];
  expect(code).toBeDefined();
  if (!(await isThere(language))) return;
  const file = join(folder, name);
  await writeFile(file, `${code}\n`);
  const [command, args] = commandOf(file);
  const { stdout } = await run(command, args, { env, cwd: import.meta.dirname });
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ counts: { changed: 1, unchanged: 0, gone: 0, refused: 0 }, refused: [] });
  const headers = { authorization: `Bearer ${env.DUHENG_TOKEN}` };
  const state = async () => {
    const response = await fetch(`${server.url}${answer.statusUrl}`, { headers });
    return Object(await response.json()).state;
  };
  await expect.poll(state, { timeout: 15_000 }).toBe("written");
});
