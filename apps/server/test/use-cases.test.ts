import type { Role } from "@duheng/contracts";
import { mongo } from "mongoose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCounted } from "../src/audit/count-later.ts";
import { auditEntries } from "../src/audit/model.ts";
import { inTenant, TenancyError } from "../src/database/scope.ts";
import { isInTransaction, transaction } from "../src/database/transaction.ts";
import { AppError } from "../src/errors/app-error.ts";
import { createForm } from "../src/forms/create-form.ts";
import { formDrafts, formVersions } from "../src/forms/model.ts";
import { publishForm } from "../src/forms/publish-form.ts";
import { updateForm } from "../src/forms/update-form.ts";
import { actorIn } from "../src/identity/actor-in.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { registerJobKind } from "../src/jobs/job-kind.ts";
import { claimJob } from "../src/jobs/lease.ts";
import { jobs } from "../src/jobs/model.ts";
import { runTurn } from "../src/jobs/run-turn.ts";
import { upgradeForm } from "../src/library/upgrade-form.ts";
import type { Caller } from "../src/permissions/caller.ts";
import { departments } from "../src/staff/model.ts";
import { perform } from "../src/use-cases/perform.ts";
import { StalePreparation } from "../src/use-cases/stale-preparation.ts";
import { useCase } from "../src/use-cases/use-case.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { byCode, startSharedTemplate } from "./shared-template.ts";

// Without tRPC: as a job or a command does them.

let server: TestServer;
let admin: Caller;
let staff: Caller;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  admin = await caller("bureau", ["unit-admin"]);
  staff = await caller("bureau", ["staff"]);
});
afterAll(() => server[Symbol.asyncDispose]());

async function caller(tenantId: string, roles: Role[]): Promise<Caller> {
  const { userId } = await server.as(tenantId, roles);
  return standing(userId, tenantId);
}

async function standing(userId: string, tenantId: string): Promise<Caller> {
  const found = await actorIn(userId, tenantId);
  if (!found) throw new Error("no such person");
  return found;
}

/** Everything that the bureau has of what these tests write. */
async function written() {
  await allCounted();
  return inTenant("bureau", async () => ({
    forms: await formDrafts.find({}, { without: ["usedAt"] }),
    versions: await formVersions.count({}),
    departments: await departments.count({}),
    told: await auditEntries.count({ action: { $not: /^identity\./ } }),
  }));
}

const ran = { prepare: 0, run: 0, inTransaction: [] as boolean[] };
/** Its run fails as often as it is told. */
const makeDepartment = (failures: Error[] = [], told?: () => never) =>
  useCase({
    name: "departments.create",
    ability: ["create", "departments"],
    input: { parse: (value) => value as { name: string } },
    prepare: async ({ input }) => {
      ran.prepare += 1;
      ran.inTransaction.push(isInTransaction());
      return input.name.trim();
    },
    run: async ({ prepared: name }) => {
      ran.run += 1;
      ran.inTransaction.push(isInTransaction());
      const made = await departments.insert({ name, order: 0, state: "active" });
      const failure = failures.shift();
      if (failure) throw failure;
      return made;
    },
    audit: {
      target: ({ result: { id } }) => ({ kind: "departments", id }),
      reason: () => told?.(),
      details: ({ caller: { actor } }) => ({ by: actor.name }),
    },
    answer: ({ result: { name } }) => name,
  });

describe("a use-case without tRPC", () => {
  it.each<[string, (caller: Caller) => Promise<unknown>]>([
    ["forms.create", (caller) => perform(createForm, { title: "考核表" }, caller)],
    ["forms.publish", (caller) => perform(publishForm, { id: "none", revision: 0 }, caller)],
    ["whatever the input", (caller) => perform(createForm, { title: 1 } as never, caller)],
    ["a part of it that is asked for by itself", (caller) => makeDepartment().ready({ name: "科" }, caller)],
  ])("%s: who may not is refused, and nothing is written", async (_name, act) => {
    const before = await written();
    await expect(act(staff)).rejects.toMatchObject({ name: "AppError", code: "forbidden" });
    expect(await written()).toEqual(before);
  });

  it("is judged, prepared outside of any transaction, written inside one, and told", async () => {
    Object.assign(ran, { prepare: 0, run: 0, inTransaction: [] });
    expect(await perform(makeDepartment(), { name: " 甲科 " }, admin)).toBe("甲科");
    expect(ran).toEqual({ prepare: 1, run: 1, inTransaction: [false, true] });
    const [entry] = await inTenant("bureau", () => auditEntries.find({ "target.name": "甲科" }));
    const { actor } = admin;
    expect(entry).toMatchObject({
      action: "departments.create",
      actor: { userId: actor.userId, name: actor.name },
      target: { kind: "departments", name: "甲科" },
      details: { by: actor.name },
    });
  });

  it("an input that is none is refused as the wire refuses it", async () => {
    await expect(perform(createForm, { title: 1 } as never, admin)).rejects.toMatchObject({
      name: "AppError",
      code: "invalid-input",
    });
  });

  it("acts in the caller's unit and in no other", async () => {
    await server.tenant("elsewhere");
    const there = inTenant("elsewhere", () => perform(makeDepartment(), { name: "乙科" }, admin));
    await expect(there).rejects.toBeInstanceOf(TenancyError);
  });

  it("what cannot be told is not done", async () => {
    const before = await written();
    const untold = makeDepartment([], () => {
      throw new Error("the trail does not take it");
    });
    await expect(perform(untold, { name: "丙科" }, admin)).rejects.toThrow("does not take it");
    expect(await written()).toEqual(before);
  });
});

describe("others write the same", () => {
  const refusedBy = (code: number) => new mongo.MongoServerError({ code, message: "others" });

  it.each([112, 251])("%d: written and told again as a whole, prepared once", async (code) => {
    const before = await written();
    Object.assign(ran, { prepare: 0, run: 0 });
    await perform(makeDepartment([refusedBy(code), refusedBy(code)]), { name: `科${code}` }, admin);
    expect(ran).toMatchObject({ prepare: 1, run: 3 });
    const after = await written();
    expect(after.departments - before.departments).toBe(1);
    expect(after.told - before.told).toBe(1);
  });

  it.each([112, 251])("%d without end: a conflict in words, and nothing is written", async (code) => {
    const before = await written();
    const always = makeDepartment(Array.from({ length: 10_000 }, () => refusedBy(code)));
    const refused = await perform(always, { name: "丁科" }, admin).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: "AppError", code: "conflict" });
    expect(Reflect.get(Object(refused), "text").zh).toContain("没有写入");
    expect(await written()).toEqual(before);
  });

  it("inside another transaction the whole of that runs again", async () => {
    const failing = makeDepartment([refusedBy(112)]);
    let times = 0;
    await inTenant("bureau", async () => {
      const act = await failing.ready({ name: "戊科" }, admin);
      await transaction(async () => {
        times += 1;
        await act();
      });
    });
    expect(times).toBe(2);
  });
});

describe("what was prepared and is no longer so", () => {
  /** Finds what it prepared to be stale as often as it is told. */
  const stale = { times: 0, prepared: 0, run: 0 };
  const renameOnce = useCase({
    name: "departments.update",
    ability: ["update", "departments"],
    input: { parse: (value) => value as { name: string } },
    prepare: async ({ input }) => {
      stale.prepared += 1;
      expect(isInTransaction()).toBe(false);
      return `${input.name} ${stale.prepared}`;
    },
    run: async ({ prepared }) => {
      stale.run += 1;
      if (stale.run <= stale.times) throw new StalePreparation({ now: "another" });
      return departments.insert({ name: prepared, order: 0, state: "active" });
    },
    audit: { target: ({ result: { id } }) => ({ kind: "departments", id }) },
    // What the caller may see may have to be worked out, in the workshop too.
    answer: ({ result }) => {
      expect(isInTransaction()).toBe(false);
      return result;
    },
    around: async (_caller, work) => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof AppError)
          throw new AppError(error.code, { data: { ...error.data, isSeen: true } });
        throw error;
      }
    },
  });
  const reset = (times: number) => Object.assign(stale, { times, prepared: 0, run: 0 });

  it("is prepared anew, and written once with what the trail says", async () => {
    reset(2);
    const before = await written();
    expect(await perform(renameOnce, { name: "科" }, admin)).toMatchObject({ name: "科 3" });
    expect(stale).toMatchObject({ prepared: 3, run: 3 });
    const after = await written();
    expect([after.departments - before.departments, after.told - before.told]).toEqual([1, 1]);
  });

  it("again and again is a conflict with what is there, and nothing is written", async () => {
    reset(Number.POSITIVE_INFINITY);
    const before = await written();
    await expect(perform(renameOnce, { name: "科" }, admin)).rejects.toMatchObject({
      code: "conflict",
      data: { current: { now: "another" }, isSeen: true },
    });
    expect(stale).toMatchObject({ prepared: 4, run: 4 });
    expect(await written()).toEqual(before);
  });

  it("inside another transaction is a conflict at once: that one is begun again by whoever made it", async () => {
    reset(Number.POSITIVE_INFINITY);
    const act = await renameOnce.ready({ name: "科" }, admin);
    await expect(inTenant("bureau", () => transaction(act))).rejects.toMatchObject({ code: "conflict" });
    expect(stale).toMatchObject({ prepared: 1, run: 1 });
  });

  const blank = () => perform(createForm, { title: "考核表" }, admin);
  const saved = ({ id, revision }: { id: string; revision: number }, title = "改名") =>
    perform(updateForm, { id, revision, title }, admin);

  it("a save meanwhile: the later one is a conflict that shows the draft", async () => {
    const form = await blank();
    const act = await updateForm.ready({ id: form.id, revision: form.revision, title: "另一个" }, admin);
    const now = await saved(form);
    const before = await written();
    await expect(act()).rejects.toMatchObject({ code: "conflict", data: { current: { title: "改名" } } });
    expect(await written()).toEqual(before);
    expect(now.title).toBe("改名");
  });

  it("a template published again, or a draft saved, while an upgrade was merged", async () => {
    const shared = await startSharedTemplate(server, "prepared");
    const unit = await standing(shared.unit.userId, shared.adopted.tenantId);
    const rename = (title: string) =>
      shared.share((form) => {
        byCode(form, "办结率").title = title;
      });
    const { id: publicationId } = await rename("第二版");
    const { id: formId, revision } = await shared.mine();
    const input = { formId, revision, publicationId, choices: [] };
    const act = await upgradeForm.ready(input, unit);
    const { id: third } = await rename("第三版");
    await expect(act()).rejects.toMatchObject({ code: "conflict", data: { publicationId: third } });

    const later = await upgradeForm.ready({ ...input, publicationId: third }, unit);
    await shared.save((form) => {
      form.title = "本单位的表";
    });
    await expect(later()).rejects.toMatchObject({
      code: "conflict",
      data: { current: { title: "本单位的表" } },
    });
    expect((await shared.mine()).base?.version).toBe(1);

    // Publishing compiles before: what was compiled is not what is in the draft by then.
    const mine = await shared.mine();
    const publish = await publishForm.ready({ id: formId, revision: mine.revision }, unit);
    await shared.save((form) => {
      form.title = "又改了";
    });
    await expect(publish()).rejects.toMatchObject({
      code: "conflict",
      data: { current: { title: "又改了" } },
    });
    expect(await inTenant(shared.adopted.tenantId, () => formVersions.count({ formId }))).toBe(0);
  });
});

describe("a job", () => {
  const performJob = registerJobKind<{ name: string }, object, { name: string }>({
    kind: "tests.perform",
    ability: ["read", "departments"],
    input: { parse: (value) => value as { name: string } },
    async step({ input, caller: by }) {
      if (!by) throw new Error("nobody wants it");
      const act = await makeDepartment().ready(input, by);
      return {
        write: async () => void (await act()),
        progress: { done: 1, total: 1 },
        next: { result: { name: input.name } },
      };
    },
  });
  const work = async ({ actor }: Caller, name: string) => {
    const { id } = await inTenant("bureau", () => enqueue(performJob, { input: { name }, actor }));
    const held = await claimJob(["tests.perform"]);
    if (held) await runTurn(held, new AbortController().signal);
    return jobs.get(id);
  };

  it("does what its person may, with an entry of the person's in the trail", async () => {
    const before = await written();
    expect(await work(admin, "己科")).toMatchObject({ state: "done" });
    const after = await written();
    expect([after.departments - before.departments, after.told - before.told]).toEqual([1, 1]);
  });

  it("skips no permission that its own kind does not ask for", async () => {
    const before = await written();
    const auditor = await caller("bureau", ["auditor"]);
    expect(await work(auditor, "庚科")).toMatchObject({ state: "failed", error: { code: "forbidden" } });
    expect(await written()).toEqual(before);
  });
});
