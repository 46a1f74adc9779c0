import { randomBytes } from "node:crypto";
import type { Role, Staff } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { readKeyRing } from "../src/database/sealing/key-ring.ts";
import { keysInUse } from "../src/database/sealing/keys-in-use.ts";
import { missingKeys, registerKeys } from "../src/database/sealing/register-keys.ts";
import { rotateKeys } from "../src/database/sealing/rotate-keys.ts";
import { configureSealing, keyRing } from "../src/database/sealing/sealed-documents.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { setMembership } from "../src/identity/memberships.ts";
import { StaffModel, staff } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { allProcedures } from "./procedures.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

/** Regions that do not exist, with right check characters. */
const number = "990101199001011230";
const otherNumber = "99010119850505239X";
const masked = "990101********1230";
const phone = "13900001234";
const secrets = [number, otherNumber, phone, "13900005678"];

let server: TestServer;
let admin: SignedIn;
let department: string;
let category: string;
let person: Staff;

const input = (over: object = {}) => ({
  number: "001",
  name: "示例-甲",
  departmentId: department,
  categoryId: category,
  ...over,
});

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as("bureau", ["unit-admin"]);
  department = (await admin.api.departments.create.mutate({ name: "一科" })).id;
  category = (await admin.api.staffCategories.create.mutate({ code: "c", name: "类" })).id;
  person = await admin.api.staff.create.mutate(input({ identityNumber: number, phone }));
});
afterAll(() => server[Symbol.asyncDispose]());

const kept = async (id = person.id): Promise<Record<string, unknown>> =>
  (await mongoose.connection.db?.collection<{ _id: string }>("staff").findOne({ _id: id })) ?? {};
const reveal = async (field: string, who = admin) =>
  (await who.api.staff.reveal.mutate({ id: person.id, field })).value;
const present = () => admin.api.staff.get.query({ id: person.id });

describe("what an admin enters", () => {
  it("is answered masked, by whatever procedure answers people", async () => {
    const shown = { identityNumber: masked, phone: "139****1234" };
    expect(person).toMatchObject(shown);
    expect(await present()).toMatchObject(shown);
    expect((await admin.api.staff.list.query({})).data[0]).toMatchObject(shown);
    expect((await admin.api.staff.getMany.query({ ids: [person.id] }))[0]).toMatchObject(shown);
  });

  it("stays when a save does not touch it: left out, or as it was shown", async () => {
    const before = await kept();
    await admin.api.staff.update.mutate({ ...input({ position: "科员" }), id: person.id, revision: 0 });
    const shown = await present();
    const { identityNumber = "", phone: shownPhone = "" } = shown;
    await admin.api.staff.update.mutate({
      ...input({ identityNumber, phone: shownPhone }),
      ...{ id: person.id, revision: shown.revision },
    });
    const after = await kept();
    expect([after.identityNumber, after.phone]).toEqual([before.identityNumber, before.phone]);
    expect(await reveal("identityNumber")).toBe(number);
    expect(await reveal("phone")).toBe(phone);
  });

  it("is refused in words at its field, and neither the words nor the trail hold it", async () => {
    const wrong = `${number.slice(0, 17)}${number.endsWith("4") ? "5" : "4"}`;
    const answer = await refusal(
      admin.api.staff.create.mutate(input({ number: "002", identityNumber: wrong, phone: "call me" })),
    );
    expect(answer.problems?.map(({ path }) => path)).toEqual(["/identityNumber", "/phone"]);
    expect(JSON.stringify(answer)).not.toContain(wrong);
    const echoed = await refusal(
      admin.api.staff.create.mutate(input({ number: "002", identityNumber: masked })),
    );
    expect(echoed.problems?.[0]?.path).toBe("/identityNumber");
    const sealed = String((await kept()).phone);
    const copied = await refusal(
      admin.api.staff.create.mutate(input({ number: "002", phone: sealed.slice(0, 60) })),
    );
    expect(copied.problems?.[0]?.path).toBe("/phone");
  });

  it("is no one else's number: told by the other's name; in another tenant it may be", async () => {
    const answer = await refusal(
      admin.api.staff.create.mutate(input({ number: "003", identityNumber: number })),
    );
    expect(answer).toMatchObject({ code: "duplicate", problems: [{ path: "/identityNumber" }] });
    expect(answer.problems?.[0]?.message.zh).toContain("示例-甲（001）");
    const other = await server.as("office", ["unit-admin"]);
    const { id: departmentId } = await other.api.departments.create.mutate({ name: "一科" });
    const { id: categoryId } = await other.api.staffCategories.create.mutate({ code: "c", name: "类" });
    await other.api.staff.create.mutate({
      ...{ number: "1", name: "示例-甲", departmentId, categoryId, identityNumber: number.toLowerCase() },
    });
  });

  it("of several at once with one number one is taken", async () => {
    const made = await Promise.allSettled(
      ["a", "b", "c", "d"].map((each) =>
        admin.api.staff.create.mutate(input({ number: each, name: each, identityNumber: otherNumber })),
      ),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of made) {
      if (one.status === "fulfilled")
        await admin.api.staff.remove.mutate({ id: one.value.id, revision: one.value.revision });
    }
  });

  it("is replaced by what is typed and taken away by null; a conflict shows masks", async () => {
    const before = await present();
    const { id } = before;
    const stale = { ...input({ identityNumber: otherNumber }), id, revision: 0 };
    const conflict = await refusal(admin.api.staff.update.mutate(stale));
    expect(conflict).toMatchObject({ code: "conflict", data: { current: { identityNumber: masked } } });
    expect(JSON.stringify(conflict)).not.toMatch(/sealed:/);
    const removal = await refusal(admin.api.staff.remove.mutate({ id, revision: 0 }));
    expect(removal.data).toMatchObject({ current: { identityNumber: masked } });
    const revision = before.revision;
    const cleared = await admin.api.staff.update.mutate({
      ...input({ identityNumber: otherNumber.toLowerCase(), phone: null }),
      ...{ id, revision },
    });
    expect(cleared).toMatchObject({ identityNumber: "990101********239X" });
    expect(cleared).not.toHaveProperty("phone");
    expect(await reveal("phone")).toBeNull();
    await admin.api.staff.update.mutate({
      ...input({ identityNumber: number, phone }),
      ...{ id, revision: cleared.revision },
    });
  });

  it("that another has replaced meanwhile is a conflict for who sends its former mask untouched, no wrong value", async () => {
    const { id, revision, phone: shown = "", identityNumber: shownNumber = "" } = await present();
    const replaced = await admin.api.staff.update.mutate({
      ...input({ phone: "13800009999", identityNumber: otherNumber }),
      ...{ id, revision },
    });
    const stale = input({ phone: shown, identityNumber: shownNumber, position: "科长" });
    const told = await refusal(admin.api.staff.update.mutate({ ...stale, id, revision }));
    expect(told).toMatchObject({
      code: "conflict",
      data: { current: { phone: "138****9999", identityNumber: "990101********239X" } },
    });
    expect(JSON.stringify(told)).not.toMatch(/sealed:/);
    await admin.api.staff.update.mutate({
      ...input({ phone, identityNumber: number }),
      ...{ id, revision: replaced.revision },
    });
  });

  it("stands in the trail as changed, and who saw what, once within ten minutes", async () => {
    await reveal("phone");
    await reveal("identityNumber");
    await reveal("phone");
    const trail = await readTrail(await server.as("bureau", ["auditor"]), { "target.id": person.id });
    const said = trail.map(({ zh }) => zh);
    expect(said.filter((one) => one.endsWith("查看“示例-甲”的手机号")).length).toBeLessThanOrEqual(3);
    expect(said.some((one) => one.endsWith("查看“示例-甲”的身份证号"))).toBe(true);
    expect(said.join("\n")).toContain(
      "身份证号 有（内容不记录） → 已更换（内容不记录），手机号 有（内容不记录） → 无",
    );
    const before = said.length;
    await reveal("phone");
    await reveal("identityNumber");
    expect(await readTrail(await server.as("bureau", ["auditor"]), { "target.id": person.id })).toHaveLength(
      before,
    );
  });

  it("is nothing that a list goes by", async () => {
    for (const field of Object.keys(sealedProperties("Staff"))) {
      const filtered = await refusal(admin.api.staff.list.query({ filter: { [field]: number } }));
      expect(filtered.code).toBe("invalid-input");
      const sorted = await refusal(admin.api.staff.list.query({ sort: { field, order: "asc" } }));
      expect(sorted.code).toBe("invalid-input");
      expect((await admin.api.staff.list.query({ filter: { q: number.slice(0, 12) } })).total).toBe(0);
    }
    expect((await refusal(admin.api.staff.reveal.mutate({ id: person.id, field: "name" }))).code).toBe(
      "invalid-input",
    );
  });
});

describe("who sees it", () => {
  const reads = ["get", "getMany", "list"] as const;
  const roles: [Role, "masked" | "nothing" | "refused"][] = [
    ["unit-admin", "masked"],
    ["banner-admin", "masked"],
    ["city-admin", "masked"],
    ["main-leader", "nothing"],
    ["leader-in-charge", "nothing"],
    ["section-head", "nothing"],
    ["auditor", "nothing"],
    ["system-admin", "nothing"],
    ["security-admin", "nothing"],
    ["staff", "refused"],
  ];

  it.each(roles)("%s of the unit: %s, whatever is called", async (role, sees) => {
    const reader = await server.as("bureau", [role]);
    for (const read of reads) {
      const call = {
        get: () => reader.api.staff.get.query({ id: person.id }),
        getMany: () => reader.api.staff.getMany.query({ ids: [person.id] }),
        list: () => reader.api.staff.list.query({ filter: { q: "示例-甲" } }),
      }[read];
      const answer = await call().catch(() => undefined);
      expect(answer === undefined, read).toBe(sees === "refused");
      const text = JSON.stringify(answer ?? {});
      expect(text.includes(masked), read).toBe(sees === "masked");
      expect(/identityNumber|phone|sealed:/.test(text), read).toBe(sees === "masked");
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    if (sees === "masked") expect(await reveal("identityNumber", reader)).toBe(number);
    else expect((await refusal(reveal("identityNumber", reader))).code).toBe("forbidden");
  });

  it.each(roles)("%s: no query of any router tells it, whatever it is asked for", async (role, sees) => {
    const reader = await server.as("bureau", [role]);
    const inputs = [undefined, { id: person.id }, { ids: [person.id] }];
    const queries = allProcedures().filter(({ type }) => type === "query");
    const answers = queries.flatMap(({ path }) =>
      inputs.map(async (each) => {
        const query = each === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(each))}`;
        const response = await reader.fetch(`/api/trpc/${path}${query}`);
        return { path, text: await response.text() };
      }),
    );
    const telling = (await Promise.all(answers)).filter(({ text }) =>
      [...secrets, "sealed:", ...(sees === "masked" ? [] : [masked])].some((secret) => text.includes(secret)),
    );
    expect(telling).toEqual([]);
  });

  it("the person, of the own record alone", async () => {
    const colleague = await admin.api.staff.create.mutate(
      input({ number: "009", name: "示例-乙", phone: "13900005678" }),
    );
    const own = await server.as("bureau", ["staff"], { staffId: person.id });
    for (const role of ["staff", "section-head", "main-leader"] as const) {
      await setMembership({ userId: own.userId, tenantId: "bureau", roles: [role] });
      expect(await own.api.staff.own.query()).toMatchObject({ name: "示例-甲", identityNumber: masked });
      expect(await reveal("identityNumber", own)).toBe(number);
      const foreign = own.api.staff.reveal.mutate({ id: colleague.id, field: "phone" });
      expect((await refusal(foreign)).code).toBe(role === "staff" ? "not-found" : "forbidden");
    }
    const nobody = await server.as("bureau", ["staff"], { staffId: "gone" });
    expect(await nobody.api.staff.own.query()).toBeNull();
  });

  it("nobody of a tenant above", async () => {
    await server.tenant("city", { kind: "city" });
    const above = await server.as("city", ["city-admin", "main-leader"]);
    expect((await refusal(above.api.staff.get.query({ id: person.id }))).code).toBe("not-found");
    expect((await refusal(reveal("phone", above))).code).toBe("not-found");
  });
});

describe("at rest", () => {
  it("nothing of it stands anywhere in the database in clear", async () => {
    const { db } = mongoose.connection;
    const collections = (await db?.listCollections().toArray()) ?? [];
    expect(collections.map(({ name }) => name)).toContain("audit_entries");
    const found: string[] = [];
    for (const { name } of collections) {
      for await (const document of db?.collection(name).find({}) ?? []) {
        const text = JSON.stringify(document);
        if (secrets.some((secret) => text.includes(secret))) found.push(`${name} ${text}`);
      }
    }
    expect(found).toEqual([]);
    expect(String((await kept()).identityNumber)).toMatch(/^sealed:1:/);
  });

  it.each<[string, () => unknown]>([
    ["an update", () => StaffModel.updateOne({ _id: person.id }, { $set: { phone } })],
    ["an insert", () => StaffModel.create({ ...input({ phone }), _id: "x", tenantId: "bureau" })],
    [
      "a save",
      async () => {
        const one = await StaffModel.findById(person.id);
        one?.set("phone", phone);
        await one?.save();
      },
    ],
  ])("%s past the repository cannot write it in clear", async (_what, run) => {
    await expect(inTenant("bureau", async () => run())).rejects.toThrow(/must be sealed/);
  });

  it("a sealed value that was copied to another person is told by words, not shown, and named by verify", async () => {
    const thief = await admin.api.staff.create.mutate(input({ number: "010", name: "示例-丙" }));
    const sealed = String((await kept()).phone);
    await inTenant("bureau", () => StaffModel.updateOne({ _id: thief.id }, { $set: { phone: sealed } }));
    const seen = await admin.api.staff.get.query({ id: thief.id });
    expect(seen).not.toHaveProperty("phone");
    expect(seen.unreadable?.phone?.zh).toMatch(/从别处复制/);
    expect((await refusal(admin.api.staff.reveal.mutate({ id: thief.id, field: "phone" }))).code).toBe(
      "unreadable",
    );
    const { problems } = await verifyDatabase();
    expect(problems).toEqual([expect.stringContaining(`Staff ${thief.id} phone: This cannot be decrypted`)]);
    await admin.api.staff.remove.mutate({ id: thief.id, revision: seen.revision });
    expect((await verifyDatabase()).problems).toEqual([]);
  });
});

describe("another key", () => {
  const entry = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
  const next = entry("next");

  it("seals what is written from now on; what was there opens as before", async () => {
    const old = keyRing();
    const [oldId] = old.keys.keys();
    configureSealing(withFirst(old));
    await registerKeys(keyRing());
    const many = await inTenant("bureau", () =>
      staff.insertMany(
        Array.from({ length: 250 }, (_, index) => ({
          ...input({ number: `m${index}`, phone: `0470-${100000 + index}` }),
          ...{
            personId: `p${index}`,
            name: `示例-${index}`,
            isLeader: false,
            state: "active" as const,
            statuses: [],
          },
        })),
      ),
    );
    expect(many).toHaveLength(250);
    expect(await reveal("identityNumber")).toBe(number);
    expect((await keysInUse()).get("next")).toBe(250);
    expect((await keysInUse()).get(oldId ?? "")).toBeGreaterThan(3);
  });

  it("rotation is ended in the middle, run again, and touches neither revision nor dates", async () => {
    const others = readKeyRing(entry("later"), "DATA_KEYS");
    configureSealing({ first: "later", keys: new Map([...others.keys, ...keyRing().keys]) });
    await registerKeys(keyRing());
    const before = await kept();
    await expect(
      rotateKeys(() => {
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    const half = (await keysInUse()).get("later") ?? 0;
    expect(half).toBeGreaterThan(0);
    const { resealed, problems, counts } = await rotateKeys();
    expect(problems).toEqual([]);
    expect([...counts]).toEqual([["later", half + resealed]]);
    expect((await rotateKeys()).resealed).toBe(0);
    const after = await kept();
    expect(after).toEqual({
      ...before,
      identityNumber: expect.stringMatching(/^sealed:1:later:/),
      phone: expect.stringMatching(/^sealed:1:later:/),
    });
    expect((await verifyDatabase()).problems).toEqual([]);
  });

  it("while people save: neither conflicts nor loses anything", async () => {
    const again = readKeyRing(entry("again"), "DATA_KEYS");
    configureSealing({ first: "again", keys: new Map([...again.keys, ...keyRing().keys]) });
    await registerKeys(keyRing());
    const others = await admin.api.staff.list.query({
      filter: { q: "示例-" },
      page: { page: 1, perPage: 300 },
    });
    const people = others.data.filter((one) => one.number.startsWith("m")).slice(0, 16);
    const saves = people.map(async (one, index) => {
      const typed = index % 2 === 0 ? { phone: `0471-${200000 + index}` } : {};
      return admin.api.staff.update.mutate({
        ...input({ number: one.number, name: one.name, position: "科员", ...typed }),
        ...{ id: one.id, revision: one.revision },
      });
    });
    const [rotation, ...saved] = await Promise.all([rotateKeys(), ...saves]);
    expect(rotation.problems).toEqual([]);
    expect(saved.every(({ revision }) => revision === 1)).toBe(true);
    for (const [index, { id }] of people.entries()) {
      const { value } = await admin.api.staff.reveal.mutate({ id, field: "phone" });
      const was = `0470-${100000 + Number(people[index]?.number.slice(1))}`;
      expect(value).toBe(index % 2 === 0 ? `0471-${200000 + index}` : was);
    }
    await rotateKeys();
    expect([...(await keysInUse()).keys()]).toEqual(["again"]);
  });

  it("that is missing is named by its id: never shown as empty, never overwritten by a save that leaves it", async () => {
    const full = keyRing();
    const only = readKeyRing(next, "DATA_KEYS");
    configureSealing(only);
    try {
      const [said] = await missingKeys();
      expect(said).toMatch(/缺少密钥“again”/);
      const seen = await present();
      expect(seen.unreadable?.identityNumber?.zh).toContain("“again”");
      expect(seen).not.toHaveProperty("identityNumber");
      expect((await refusal(reveal("phone"))).message.en).toContain("“again”");
      const before = await kept();
      await admin.api.staff.update.mutate({
        ...input({ position: "副科长" }),
        ...{ id: person.id, revision: seen.revision },
      });
      const after = await kept();
      expect([after.identityNumber, after.phone]).toEqual([before.identityNumber, before.phone]);
      const { problems } = await rotateKeys();
      expect(problems.length).toBeGreaterThan(250);
      expect((await verifyDatabase()).problems.length).toBe(problems.length);
    } finally {
      configureSealing(full);
    }
    expect(await reveal("identityNumber")).toBe(number);
    expect(await missingKeys()).toEqual([]);
  });

  it("of an id that was another key's is refused at the start", async () => {
    await expect(registerKeys(readKeyRing(entry("again"), "DATA_KEYS"))).rejects.toThrow(
      /DATA_KEYS: .*“again”/,
    );
  });

  function withFirst(old: ReturnType<typeof keyRing>) {
    const ring = readKeyRing(next, "DATA_KEYS");
    return { first: ring.first, keys: new Map([...ring.keys, ...old.keys]) };
  }
});
