import type { Form, Indicator } from "@duheng/contracts";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createClient } from "../../server/test/client.ts";
import { seriousFindings } from "./accessibility.ts";
import { demoPassword, type Platform, startPlatform } from "./platform.ts";

/** A template travels: adopted, changed on both sides, upgraded with a choice; then a unit's variant is given back. */
let platform: Platform;
let templateId: string;
let adoptedId: string;

beforeAll(async () => {
  platform = await startPlatform();
  await adoptAndChange();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("library");
});
afterAll(() => platform[Symbol.asyncDispose]());

it("an adopter is told of the next version, chooses by keyboard, upgrades, and can leave the upgrade", async () => {
  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/forms`);
  await admin.getByText("模板有第 2 版").waitFor();
  await admin.goto(`${platform.url}/forms/${adoptedId}`);
  await admin.getByRole("link", { name: "查看并升级" }).click();
  await admin.getByRole("heading", { name: "模板改了什么" }).waitFor();
  const upgrade = admin.getByRole("button", { name: "升级草稿" });
  await admin.getByText("还有 1 处没有选择").waitFor();
  expect(await upgrade.isDisabled()).toBe(true);
  await expect.poll(() => seriousFindings(admin)).toEqual([]);

  const mine = admin.getByRole("radio", { name: /^本单位/ });
  await mine.focus();
  await admin.keyboard.press("Space");
  expect(await mine.isChecked()).toBe(true);
  await admin.keyboard.press("ArrowRight");
  expect(await admin.getByRole("radio", { name: /^模板/ }).isChecked()).toBe(true);
  await admin.getByText("已全部选择").waitFor();
  await admin
    .getByRole("region", { name: "计分是否照旧" })
    .getByText(/得分不变/)
    .waitFor();
  await admin.getByRole("region", { name: "升级后的草稿与现在相比" }).getByText("全市出勤").first().waitFor();
  await upgrade.click();
  await admin.getByText("已升级到模板第 2 版，请检查后发布").waitFor();
  await admin.getByText(/采用自：.* 第 2 版/).waitFor();
  expect((await unitForm()).document.indicators.map(({ title }) => title)).toEqual(
    expect.arrayContaining(["全市出勤", "本局走访"]),
  );

  await admin.getByRole("link", { name: "撤回升级" }).click();
  await admin.getByRole("button", { name: "撤回升级" }).click();
  await admin.getByText("已撤回升级，草稿恢复到升级前").waitFor();
  await admin.getByRole("link", { name: "查看并升级" }).waitFor();
  expect((await unitForm()).document.indicators.map(({ title }) => title)).toContain("本局出勤");
  expect(platform.pageErrors).toEqual([]);
});

it("a save in the meantime is not overwritten: the merge is made anew and says so", async () => {
  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/forms/${adoptedId}/upgrade`);
  await admin.getByRole("button", { name: "全部用模板的" }).click();
  const unit = await signedIn("ga-admin");
  const draft = await unit.forms.get.query({ id: adoptedId });
  await unit.forms.update.mutate({
    id: adoptedId,
    revision: draft.revision,
    document: { ...draft.document, title: "公安局季度考核表" },
  });
  await admin.getByRole("button", { name: "升级草稿" }).click();
  await admin.getByText(/草稿在此期间被保存过/).waitFor();
  await admin.getByText(/考核表的标题由.*公安局季度考核表/).waitFor();
  await admin.getByText("已全部选择").waitFor();
  await admin.getByRole("button", { name: "升级草稿" }).click();
  await admin.getByText("已升级到模板第 2 版，请检查后发布").waitFor();
  expect((await unitForm()).title).toBe("公安局季度考核表");
});

it("a variant is offered with an account, taken over in part, answered, and stays visible in the lineage", async () => {
  const unit = await signedIn("ga-admin");
  const { revision } = await unitForm();
  await unit.forms.publish.mutate({ id: adoptedId, revision });
  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/forms/${adoptedId}`);
  await admin.getByRole("link", { name: "向上推荐" }).click();
  await admin.getByText("新增指标“本局走访”").waitFor();
  await admin
    .getByRole("textbox", { name: "经验介绍" })
    .fill("走访计入考核以后，群众满意度明显上升，其他单位可以照用。");
  await expect.poll(() => seriousFindings(admin)).toEqual([]);
  await admin.getByRole("button", { name: "推荐", exact: true }).click();
  await admin.getByText("等待答复", { exact: true }).waitFor();

  const city = await platform.signIn("city-admin");
  await city.goto(`${platform.url}/library`);
  await city.getByText("有 1 份推荐等待答复").waitFor();
  await city.getByRole("link", { name: "查看推荐" }).click();
  await city.getByRole("link", { name: "呼伦贝尔市公安局" }).click();
  await city.getByText("走访计入考核以后").waitFor();
  await city.getByRole("button", { name: "全不选" }).click();
  expect(await city.getByRole("button", { name: "采纳到模板草稿" }).isDisabled()).toBe(true);
  await city.getByRole("checkbox", { name: "新增指标“本局走访”" }).check();
  await city.getByRole("textbox", { name: /答复/ }).fill("做法很好");
  await expect.poll(() => seriousFindings(city)).toEqual([]);
  await city.getByRole("button", { name: "采纳到模板草稿" }).click();
  await city.getByText("已采纳到草稿，请检查后发布并重新共享").waitFor();
  const owner = await signedIn("city-admin");
  const template = await owner.forms.get.query({ id: templateId });
  expect(template.title).not.toBe("公安局季度考核表");
  expect(template.document.indicators.map(({ title }) => title)).toContain("本局走访");

  await admin.goto(`${platform.url}/forms`);
  await admin.getByText("推荐有答复").waitFor();
  await admin.goto(`${platform.url}/forms/${adoptedId}`);
  await admin.getByText(/采纳了本单位的推荐，随第 3 版发布/).waitFor();
  await admin.getByRole("link", { name: "查看答复" }).click();
  await admin.getByText("答复：做法很好").waitFor();

  const [publication] = (await owner.library.list.query({ filter: { q: "执法勤务类" } })).data;
  await city.goto(`${platform.url}/library/${publication?.id}`);
  const lineage = city.getByRole("region", { name: "版本与来源" });
  await lineage.getByText("吸收了呼伦贝尔市公安局的做法").waitFor();
  await city
    .getByRole("region", { name: "采用单位" })
    .getByRole("row", { name: /呼伦贝尔市公安局 第 2 版 第 1 版 \d+ 处/ })
    .waitFor();
  await expect.poll(() => seriousFindings(city)).toEqual([]);
  expect(platform.pageErrors).toEqual([]);
});

async function signedIn(username: string) {
  const { api } = createClient(platform.url);
  await api.identity.signIn.mutate({ username, password: demoPassword });
  return api;
}

async function unitForm() {
  const unit = await signedIn("ga-admin");
  return unit.forms.get.query({ id: adoptedId });
}

/** The city shares, the bureau adopts; both change the title of one indicator, the bureau adds another. */
async function adoptAndChange(): Promise<void> {
  const [city, unit] = [await signedIn("city-admin"), await signedIn("ga-admin")];
  const found = (await city.forms.list.query({ filter: { q: "执法勤务类民警季度考核表" } })).data[0];
  if (found === undefined) throw new Error("the demonstration city has the form");
  templateId = found.id;
  const template = await city.forms.get.query({ id: templateId });
  const locked = template.document.indicators[0];
  const share = () =>
    city.library.share.mutate({
      formId: templateId,
      audience: { kind: "below" },
      lockedIds: locked === undefined ? [] : [locked.id],
    });
  const publication = await share();
  const adopted = await unit.library.adopt.mutate({ publicationId: publication.id });
  adoptedId = adopted.id;
  const changed = titled(adopted.document, "本局出勤");
  await unit.forms.update.mutate({
    id: adoptedId,
    revision: adopted.revision,
    document: { ...changed, indicators: [...changed.indicators, visits(changed.indicators)], samples: [] },
  });
  const next = { ...titled(template.document, "全市出勤"), samples: [] };
  const saved = await city.forms.update.mutate({
    id: templateId,
    revision: template.revision,
    document: next,
  });
  await city.forms.publish.mutate({ id: templateId, revision: saved.revision });
  await share();
}

/** The second indicator under another title; the first is locked. */
function titled(document: Form, title: string): Form {
  return {
    ...document,
    indicators: document.indicators.map((each, index) => (index === 1 ? { ...each, title } : each)),
  };
}

function visits(indicators: readonly Indicator[]): Indicator {
  return {
    id: "i-visits",
    code: "走访",
    title: "本局走访",
    group: indicators[1]?.group ?? "",
    points: { kind: "fixed", full: 5 },
    by: { kind: "formula", formula: "5" },
  };
}
