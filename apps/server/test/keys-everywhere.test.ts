import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import { readKeyRing } from "../src/database/sealing/key-ring.ts";
import { keysInUse } from "../src/database/sealing/keys-in-use.ts";
import { registerKeys } from "../src/database/sealing/register-keys.ts";
import { rotateKeys } from "../src/database/sealing/rotate-keys.ts";
import { configureSealing, keyRing } from "../src/database/sealing/sealed-documents.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { bring, pasted, until } from "./bring-table.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";

/** Sealed values wherever they stand in the database: in a record, in a row of an import, in what that row keeps of a record. */
let server: TestServer;
let admin: SignedIn;
const old = { phone: "13900001234", identityNumber: "990101199001011230" };

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
  await admin.api.departments.create.mutate({ name: "一科" });
  await admin.api.staffCategories.create.mutate({ code: "c", name: "综合类" });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Where every sealed text of the database stands, and under which key. */
async function sealedTexts(): Promise<{ at: string; key: string }[]> {
  const found: { at: string; key: string }[] = [];
  const look = (value: unknown, at: string) => {
    if (typeof value === "string")
      for (const [, key = ""] of value.matchAll(/sealed:1:([^:]+):/g)) found.push({ at, key });
    else if (Array.isArray(value)) for (const each of value) look(each, `${at}[]`);
    else if (typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) look(each, `${at}.${key}`);
  };
  const { db } = mongoose.connection;
  for (const { name } of (await db?.listCollections().toArray()) ?? [])
    for await (const document of db?.collection(name).find({}) ?? []) look(document, name);
  return found;
}

const places = (texts: readonly { at: string }[]) => [...new Set(texts.map(({ at }) => at))].sort();

it("keys in use are counted, verified and rotated wherever a sealed value stands, what an import keeps included", async () => {
  const head = ["姓名", "工号", "科室", "人员类别", "身份证号", "手机号"];
  const importId = async (...rows: string[][]) => {
    const { staged } = await bring(admin, pasted(head, ...rows));
    await admin.api.imports.commit.mutate({ id: staged.id, revision: staged.revision });
    return (await until(admin, staged.id, "committed")).id;
  };
  await importId(["示例-甲", "001", "一科", "综合类", old.identityNumber, old.phone]);
  const second = await importId(["示例-甲", "001", "一科", "综合类", "99010119850505239X", "13900005678"]);

  const before = await sealedTexts();
  expect(places(before)).toEqual([
    "import_rows.before.identityNumber",
    "import_rows.before.phone",
    "import_rows.cells",
    "staff.identityNumber",
    "staff.phone",
  ]);
  const [first] = [keyRing().first];
  expect([...(await keysInUse())]).toEqual([[first, before.length]]);
  expect((await verifyDatabase()).problems).toEqual([]);

  const next = readKeyRing(`next:${randomBytes(32).toString("base64")}`, "DATA_KEYS");
  configureSealing({ first: "next", keys: new Map([...next.keys, ...keyRing().keys]) });
  await registerKeys(keyRing());
  const rotation = await rotateKeys();
  expect({ ...rotation, counts: [...rotation.counts] }).toEqual({
    resealed: before.length,
    overtaken: 0,
    problems: [],
    counts: [["next", before.length]],
  });
  expect(new Set((await sealedTexts()).map(({ key }) => key))).toEqual(new Set(["next"]));

  configureSealing(next);
  expect((await verifyDatabase()).problems).toEqual([]);
  const { revision } = await admin.api.imports.get.query({ id: second });
  await admin.api.imports.undo.mutate({ id: second, revision });
  expect((await until(admin, second, "undone")).written).toMatchObject({ undone: 1, kept: 0 });
  const [person] = (await admin.api.staff.list.query({})).data;
  for (const field of ["phone", "identityNumber"] as const)
    expect((await admin.api.staff.reveal.mutate({ id: person?.id ?? "", field })).value).toBe(old[field]);
});
