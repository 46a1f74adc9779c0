import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AssessmentModel } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { membershipsOf } from "../src/identity/memberships.ts";
import { users } from "../src/identity/users.ts";
import { staff } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { givePaper } from "./give-paper.ts";
import { startUnits } from "./staff-unit.ts";
import { readTrail } from "./trail.ts";

let units: Awaited<ReturnType<typeof startUnits>>;
beforeAll(async () => {
  units = await startUnits();
});
afterAll(() => units.server[Symbol.asyncDispose]());

const previewOf = async (unit: "bureau" | "court", rule: "number" | "pinyin", staffIds?: string[]) =>
  units[unit].admin.api.users.previewMany.query({ rule, ...(staffIds === undefined ? {} : { staffIds }) });

describe("user names by rule", () => {
  it("of the name: a number where two are equal here, or somebody of another unit has it; nobody is told who", async () => {
    const { bureau, court } = units;
    const there = await court.add("王伟", "C1");
    await court.giveAccounts([[there, "wangwei"]]);
    const [first, second, third] = [
      await bureau.add("王伟", "1"),
      await bureau.add("汪维", "2"),
      await bureau.add("单雄信", "3"),
    ];
    const { rows, more } = await previewOf("bureau", "pinyin");
    expect({ rows, more }).toEqual({
      more: 0,
      rows: [
        [first, "王伟", "1", "wangwei2"],
        [second, "汪维", "2", "wangwei3"],
        [third, "单雄信", "3", "shanxiongxin"],
      ].map(([staffId, name, number, username]) => ({
        ...{ staffId, name, number, username },
        ...{ departmentName: "办公室", outcome: "new" },
      })),
    });
    expect(JSON.stringify(rows)).not.toMatch(/法院|court/);
  });

  it("of the name: what has no sound gets none, and says so", async () => {
    const id = await units.bureau.add("——", "n0");
    const { rows } = await previewOf("bureau", "pinyin", [id]);
    expect(rows).toMatchObject([{ outcome: "refused", why: { zh: /请填写用户名/ } }]);
  });

  it("by work number: one that is taken is refused at its person, with what would be free", async () => {
    const { bureau, court } = units;
    const there = await court.add("示例", "A-7");
    await court.giveAccounts([[there, "a-7"]]);
    const [taken, twin, free] = [
      await bureau.add("示例", "A-7"),
      await bureau.add("示例", "ａ-7"),
      await bureau.add("示例", "A-8"),
    ];
    const { rows } = await previewOf("bureau", "number", [taken, twin, free]);
    const why = { zh: "用户名“a-7”已被使用", en: "the user name “a-7” is taken" };
    expect(
      rows.map(({ outcome, username, free: would, why: told }) => ({ outcome, username, would, told })),
    ).toEqual([
      { outcome: "refused", would: "a-7-2", told: why },
      { outcome: "refused", would: "a-7-3", told: why },
      { outcome: "new", username: "a-8" },
    ]);
  });

  it("who has one already, and who left, are told and get none", async () => {
    const { bureau } = units;
    const [has, left] = [await bureau.add("有号", "h1"), await bureau.add("离开", "l1")];
    const [userId] = await bureau.giveAccounts([[has, "youhao"]]);
    const { id, revision } = await bureau.admin.api.staff.get.query({ id: left });
    await bureau.admin.api.staff.updateMany.mutate({
      chosen: [{ id, revision }],
      changes: { state: "left" },
    });
    const { rows } = await previewOf("bureau", "pinyin", [has, left]);
    expect(rows.map(({ outcome, username, userId: account }) => ({ outcome, username, account }))).toEqual([
      { outcome: "has", username: "youhao", account: userId },
      { outcome: "left" },
    ]);
    const everybody = await previewOf("bureau", "pinyin");
    expect(everybody.rows.map(({ staffId }) => staffId)).not.toContain(has);
    expect(everybody.rows.map(({ staffId }) => staffId)).not.toContain(left);
  });
});

describe("accounts for many", () => {
  it("make account, membership and record at once, told one by one, and nobody signs in without a slip", async () => {
    const { bureau, server } = units;
    const ids = [await bureau.add("曾子", "m1"), await bureau.add("孟子", "m2")];
    const [first = "", second = ""] = await bureau.giveAccounts([
      [ids[0] ?? "", " ZengZi "],
      [ids[1] ?? "", "mengzi"],
    ]);
    expect(await users().findOne({ _id: first })).toMatchObject({
      name: "曾子",
      username: "zengzi",
      displayUsername: "ZengZi",
      searchText: "曾子\nzengzi\nzz\nm1",
      memberships: [{ tenantId: "bureau", roles: ["staff"], staffId: ids[0], number: "m1" }],
      awaitsSlip: true,
    });
    expect(await membershipsOf(first)).toMatchObject([
      { tenantId: "bureau", roles: ["staff"], staffId: ids[0] },
    ]);
    const records = await inTenant("bureau", () => staff.getMany(ids));
    expect(records.map(({ userId, revision }) => ({ userId, revision }))).toEqual([
      { userId: first, revision: 0 },
      { userId: second, revision: 0 },
    ]);
    const told = await readTrail(bureau.admin, { action: "users.create", "target.id": first });
    expect(told.map(({ zh }) => zh)).toEqual([expect.stringMatching(/新建账号“曾子（ZengZi）”$/)]);
    for (const password of ["", "x", "undefined"]) {
      const refused = await refusal(server.signIn("zengzi", password || " "));
      expect(refused.code).toBe("invalid-credentials");
    }
  });

  it("give people the papers that they have already, of a cycle that runs without them", async () => {
    const { bureau, signInBySlip } = units;
    const staffId = await bureau.add("有表", "paper");
    const draft = await bureau.admin.api.forms.create.mutate({ title: "季度考核表" });
    const { id: formId, revision } = draft;
    const version = await bureau.admin.api.forms.publish.mutate({ id: formId, revision });
    const { id } = await givePaper({ tenantId: "bureau", staffId, userId: "nobody", version });
    // As it was begun for somebody without an account.
    await inTenant("bureau", () => AssessmentModel.updateOne({ _id: id }, { $unset: { userId: "" } }));
    const [userId = ""] = await bureau.giveAccounts([[staffId, "youbiao"]]);
    const { client, slip } = await signInBySlip(bureau.admin, userId);
    await client.api.identity.changePassword.mutate({ current: slip.password, next: "ein langes Wort 9" });
    const { data } = await client.api.assessments.mine.query();
    expect(data.map(({ assessment }) => [assessment.id, assessment.revision])).toEqual([[id, 0]]);
  });

  it("are all or none: each refusal at its person, in words, and nothing is written", async () => {
    const { bureau, court } = units;
    const [good, has, twin, left, elsewhere] = [
      await bureau.add("甲", "r1"),
      await bureau.add("乙", "r2"),
      await bureau.add("丙", "r3"),
      await bureau.add("丁", "r4"),
      await court.add("戊", "r5"),
    ];
    await bureau.giveAccounts([[has, "yi-r"]]);
    const { revision } = await bureau.admin.api.staff.get.query({ id: left });
    await bureau.admin.api.staff.updateMany.mutate({
      chosen: [{ id: left, revision }],
      changes: { state: "left" },
    });
    const before = await users().countDocuments();
    const people = [
      { staffId: good, username: "fresh" },
      { staffId: has, username: "another" },
      { staffId: twin, username: " FRESH" },
      { staffId: left, username: "left" },
      { staffId: elsewhere, username: "elsewhere" },
      { staffId: good, username: "twice" },
      { staffId: twin, username: "a\u202eb" },
    ];
    const told = await refusal(bureau.admin.api.users.createMany.mutate({ people }));
    expect(told).toMatchObject({
      code: "invalid-input",
      message: { zh: /7 人中有 6 人.*一个账号也没有建立/ },
    });
    expect(told.problems?.map(({ code, path }) => [path, code]).sort()).toEqual([
      ["/people/1/staffId", "has-account"],
      ["/people/2/username", "duplicate"],
      ["/people/3/staffId", "left"],
      ["/people/4/staffId", "unknown-reference"],
      ["/people/5/staffId", "has-account"],
      ["/people/6/staffId", "has-account"],
    ]);
    expect(told.problems?.find(({ code }) => code === "duplicate")?.message.zh).toBe(
      "用户名“fresh”已被使用，可以改用“fresh2”",
    );
    expect(await users().countDocuments()).toBe(before);
  });

  it("a name that another unit took since the preview is refused with what is free now", async () => {
    const { bureau, court } = units;
    const [here, there] = [await bureau.add("赵云", "z1"), await court.add("赵芸", "z1")];
    const [[mine], [theirs]] = [
      (await previewOf("bureau", "pinyin", [here])).rows,
      (await previewOf("court", "pinyin", [there])).rows,
    ];
    expect([mine?.username, theirs?.username]).toEqual(["zhaoyun", "zhaoyun"]);
    await court.giveAccounts([[there, "zhaoyun"]]);
    const told = await refusal(bureau.giveAccounts([[here, "zhaoyun"]]));
    expect(told.problems).toMatchObject([{ path: "/people/0/username", message: { zh: /“zhaoyun2”/ } }]);
  });

  it("of two at the same moment, for one person or one name, one is made", async () => {
    const { bureau, court } = units;
    const [here, there] = [await bureau.add("同时", "s1"), await court.add("同时", "s1")];
    const another = await court.add("三次", "s2");
    const byName = await Promise.allSettled([
      bureau.giveAccounts([[here, "tongshi"]]),
      court.giveAccounts([[there, "tongshi"]]),
    ]);
    const byPerson = await Promise.allSettled(
      [1, 2, 3].map((round) => court.giveAccounts([[another, `again-${round}`]])),
    );
    for (const settled of [byName, byPerson])
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await users().countDocuments({ username: "tongshi" })).toBe(1);
    expect(await users().countDocuments({ "memberships.staffId": another })).toBe(1);
  });

  it("is the administrators' of the unit: no leader makes any, nor whoever administers elsewhere", async () => {
    const { server, court } = units;
    const staffId = await court.add("不行", "x1");
    const people = [{ staffId, username: "buxing" }];
    for (const role of ["main-leader", "staff", "auditor", "security-admin"] as const) {
      const { api } = await server.as("court", [role]);
      expect((await refusal(api.users.createMany.mutate({ people }))).code).toBe("forbidden");
    }
    const { api } = await server.as("city", ["city-admin"]);
    expect((await refusal(api.users.createMany.mutate({ people }))).problems).toMatchObject([
      { code: "unknown-reference" },
    ]);
  });
});
