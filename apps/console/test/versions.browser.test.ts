import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createClient } from "../../server/test/client.ts";
import { seriousFindings } from "./accessibility.ts";
import { startEvidenceCycle } from "./evidence-cycle.ts";
import { demoPassword, type Platform, startPlatform } from "./platform.ts";

/** A later version in the middle of a cycle: tried, published, moved to, and told to the officer who was filling. */
let platform: Platform;
let formId: string;

beforeAll(async () => {
  platform = await startPlatform();
  await startEvidenceCycle(platform.url);
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("versions");
});
afterAll(() => platform[Symbol.asyncDispose]());

it("an officer's half-filled paper goes over to the version that the admin publishes", async () => {
  const officer = await platform.signIn("officer");
  await officer.goto(`${platform.url}/my`);
  await officer.getByRole("link", { name: /办案质效考核表/ }).click();
  await officer.getByRole("textbox", { name: "结案数" }).fill("12");
  await officer.getByRole("radio", { name: "是" }).check();
  await officer.getByText(/已于 .* 保存/).waitFor();

  formId = await dropField();
  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/forms/${formId}`);
  await admin.getByRole("button", { name: "发布" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByText("还没有提交过的表，无从试算。").waitFor();
  await dialog.getByText("删除字段“结案数”").first().waitFor();
  await expect.poll(() => seriousFindings(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "确认发布" }).click();
  await admin.getByText("已发布第 2 版").waitFor();

  await admin.getByRole("link", { name: "版本", exact: true }).click();
  await admin.getByRole("button", { name: "改用第 2 版" }).click();
  await dialog.getByText("1 份中有内容无法带入").waitFor();
  await dialog.getByRole("row", { name: /结案数：12/ }).waitFor();
  await expect.poll(() => seriousFindings(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "确认改用" }).click();
  await dialog.getByText(/已有 \d+ 份改用第 2 版/).waitFor();
  await dialog.getByRole("button", { name: "关闭" }).click();
  await expect.poll(() => admin.getByRole("button", { name: "改用第 2 版" }).count()).toBe(0);
  await admin.goto(`${platform.url}/jobs`);
  const job = admin.getByRole("row", { name: /未提交的表改用新版本/ });
  await job.getByText("已完成").waitFor();
  await expect.poll(() => seriousFindings(admin)).toEqual([]);

  // The officer's page is still the earlier version's: what is typed there arrives, and the page is drawn anew.
  await officer.getByRole("textbox", { name: "结案数" }).fill("13");
  const notice = officer.getByRole("status").filter({ hasText: "由第 1 版改为第 2 版" });
  await notice.getByText("13").waitFor();
  expect(await officer.getByRole("textbox", { name: "结案数" }).count()).toBe(0);
  expect(await officer.getByRole("radio", { name: "是" }).isChecked()).toBe(true);
  await expect.poll(() => seriousFindings(officer)).toEqual([]);
  await notice.getByRole("button", { name: "知道了" }).click();
  await notice.waitFor({ state: "detached" });
  await officer.reload();
  await officer.getByRole("radio", { name: "是" }).waitFor();
  expect(await notice.count()).toBe(0);
  expect(platform.pageErrors).toEqual([]);
});

it("an exported version comes back as a new form; a damaged file is told plainly", async () => {
  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/forms/${formId}/versions`);
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin
      .getByRole("row", { name: /第 1 版/ })
      .getByRole("button", { name: "下载" })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe("办案质效考核表-v1.json");
  const text = await textOf(await download.createReadStream());
  await admin.goto(`${platform.url}/forms`);
  await admin.getByRole("button", { name: "导入" }).click();
  const choose = admin.getByRole("dialog").locator("input[type=file]");
  const chosen = (content: string) => ({
    name: "form.json",
    mimeType: "application/json",
    buffer: Buffer.from(content),
  });
  await choose.setInputFiles(chosen(text.replaceAll("结案数", "结案书")));
  await admin.getByText(/文件的校验值不符/).waitFor();
  await choose.setInputFiles(chosen(text.slice(0, 500)));
  await admin.getByText(/文件不是完整的 JSON/).waitFor();
  await choose.setInputFiles(chosen(JSON.stringify(schemaInPart)));
  await admin.getByText("不能全部导入：2 处表单没有对应的写法", { exact: false }).waitFor();
  await admin.getByText("“登记表”没有导入，不能填写", { exact: false }).waitFor();
  await admin.getByText("姓名 › not", { exact: true }).waitFor();
  await admin.getByText(/2 个字段/).waitFor();
  expect(await admin.getByRole("button", { name: "导入其余部分" }).isEnabled()).toBe(true);
  await expect.poll(() => seriousFindings(admin)).toEqual([]);
  await choose.setInputFiles(chosen(text));
  await admin.getByText(/4 个字段/).waitFor();
  await admin.getByText(/内容校验无误/).waitFor();
  await expect.poll(() => seriousFindings(admin)).toEqual([]);
  await admin.getByRole("button", { name: "导入为新考核表" }).click();
  await admin.waitForURL(/\/forms\/(?!.*versions)[^/]+$/);
  await admin.getByText("结案数").first().waitFor();
});

it("a draft is tried on last cycle's papers: few at once, all by a job that is found again with what it found", async () => {
  const { api } = createClient(platform.url);
  await api.identity.signIn.mutate({ username: "ga-admin", password: demoPassword });
  const draft = await changedDraft(api);
  const admin = await platform.signIn("ga-admin");
  const openDialog = async () => {
    await admin.goto(`${platform.url}/forms/${draft.id}`);
    await admin.getByRole("button", { name: "发布" }).click();
  };
  const dialog = admin.getByRole("dialog");
  await openDialog();
  await dialog.getByText(/降低 [1-9]\d* 人/).waitFor();
  expect(await dialog.getByRole("button", { name: /试算/ }).count()).toBe(0);

  const { id } = await api.forms.tryVersion.mutate(draft);
  await openDialog();
  await dialog.getByText(/试算于/).waitFor();
  await dialog.getByText(/降低 [1-9]\d* 人/).waitFor();
  await expect.poll(() => seriousFindings(admin)).toEqual([]);
  await dialog.getByRole("button", { name: "重新试算" }).click();
  const latest = async () => (await api.jobs.list.query({ filter: { kind: "forms.tryVersion" } })).data[0];
  const patient = { timeout: 30_000 };
  await expect.poll(async () => (await latest())?.id, patient).not.toBe(id);
  await expect.poll(async () => (await latest())?.state, patient).toBe("done");
  await dialog.getByText(/试算于/).waitFor();
  await dialog.getByText(/降低 [1-9]\d* 人/).waitFor();

  await admin.goto(`${platform.url}/jobs`);
  const job = admin.getByRole("row", { name: /按新版试算全部已提交的表/ }).first();
  await job.getByText("已完成").waitFor();
  expect(platform.pageErrors).toEqual([]);
});

/** A form that was handed in by somebody, whose draft now gives less. */
async function changedDraft(api: ReturnType<typeof createClient>["api"]) {
  for (const { id } of (await api.forms.list.query({})).data) {
    const versions = await api.forms.versions.query({ id });
    const uses = versions.flatMap(({ cycles }) => cycles);
    if (!uses.some(({ papers, unsubmitted }) => papers > unsubmitted)) continue;
    const { revision, document } = await api.forms.get.query({ id });
    // Another one each time: nobody has tried it yet.
    const score = { ...document.score, upper: document.score.upper === 50 ? 51 : 50 };
    const changed = { ...document, score, samples: [] };
    const saved = await api.forms.update.mutate({ id, revision, document: changed });
    return { id, revision: saved.revision };
  }
  throw new Error("no form was ever handed in");
}

/** A schema of which a form can be made in part only. */
const schemaInPart = {
  type: "object",
  properties: {
    姓名: { type: "string", not: { const: "无" } },
    曾用名: { type: "array", items: { type: "string" } },
    登记表: { type: "object" },
  },
};

/** The draft without the field that the officer has filled. */
async function dropField(): Promise<string> {
  const { api } = createClient(platform.url);
  await api.identity.signIn.mutate({ username: "ga-admin", password: demoPassword });
  const { data } = await api.forms.list.query({});
  const found = data.find(({ title }) => title === "办案质效考核表");
  if (found === undefined) throw new Error("the form of the cycle is there");
  const draft = await api.forms.get.query({ id: found.id });
  const { 结案数: _dropped, ...properties } = draft.document.fields.properties ?? {};
  const document = { ...draft.document, fields: { ...draft.document.fields, properties } };
  await api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  return draft.id;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
