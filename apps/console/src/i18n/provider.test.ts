import { expect, test, vi } from "vitest";
import { createI18nProvider, type TextTree } from "./provider.ts";

const first = { zh: { home: { title: "首页" } }, en: async () => ({ home: { title: "Home" } }) };

/** A fetch that is answered when the test says so. */
function answeredByHand<Tree>(tree: Tree) {
  let answer: () => void = () => {};
  const answered = new Promise<Tree>((resolve) => {
    answer = () => resolve(tree);
  });
  return { fetch: () => answered, answer };
}

test("a domain's texts are there once they were asked for, in every language spoken later, and fetched once", async () => {
  const plans = { zh: vi.fn(async () => ({ title: "方案" })), en: vi.fn(async () => ({ title: "Plans" })) };
  const cycles = { zh: vi.fn(async () => ({ title: "周期" })), en: vi.fn(async () => ({ title: "Cycles" })) };
  const { provider, fetchTexts } = createI18nProvider({ first, domains: { plans, cycles } });
  const said = () => ["home.title", "plans.title", "cycles.title"].map((key) => provider.translate(key));
  expect(said()).toEqual(["首页", "plans.title", "cycles.title"]);
  await fetchTexts(["plans"]);
  await fetchTexts(["plans"]);
  expect(said()).toEqual(["首页", "方案", "cycles.title"]);
  await provider.changeLocale("en");
  expect(said()).toEqual(["Home", "Plans", "cycles.title"]);
  await fetchTexts(["cycles", "plans"]);
  expect(said()).toEqual(["Home", "Plans", "Cycles"]);
  await provider.changeLocale("zh");
  expect(said()).toEqual(["首页", "方案", "周期"]);
  expect([plans.zh, plans.en, cycles.zh, cycles.en].map((fetch) => fetch.mock.calls.length)).toEqual([
    1, 1, 1, 1,
  ]);
});

test("a page that is opened while the language changes has its texts in the language that comes", async () => {
  const english = answeredByHand({ home: { title: "Home" } });
  const chinese = answeredByHand({ title: "方案" });
  const plans = { zh: chinese.fetch, en: async () => ({ title: "Plans" }) };
  const { provider, fetchTexts } = createI18nProvider({
    first: { zh: first.zh, en: english.fetch },
    domains: { plans },
  });
  const changed = provider.changeLocale("en");
  const opened = fetchTexts(["plans"]);
  english.answer();
  await changed;
  expect([provider.getLocale(), provider.translate("plans.title")]).toEqual(["en", "Plans"]);
  chinese.answer();
  await opened;
  expect(provider.translate("plans.title")).toBe("Plans");
});

test("texts that do not arrive are told, change nothing, and are fetched again", async () => {
  const plans = {
    zh: vi.fn(async () => ({ title: "方案" })).mockRejectedValueOnce(new Error("offline")),
    en: vi.fn(async () => ({ title: "Plans" })).mockRejectedValueOnce(new Error("offline")),
  };
  const { provider, fetchTexts } = createI18nProvider({ first, domains: { plans } });
  await expect(fetchTexts(["plans"])).rejects.toThrow("offline");
  await fetchTexts(["plans"]);
  await expect(provider.changeLocale("en")).rejects.toThrow("offline");
  expect([provider.getLocale(), provider.translate("plans.title")]).toEqual(["zh", "方案"]);
  await provider.changeLocale("en");
  expect(provider.translate("plans.title")).toBe("Plans");
});

test("what has no text is react-admin's default with its values, else the key as it is", () => {
  const { provider } = createI18nProvider({ first, domains: {} });
  expect(provider.translate("resources.x", { _: "%{name} {name}", name: "张" })).toBe("张 张");
  expect(provider.translate("a text %{name} |||| {name}", { name: "张", smart_count: 2 })).toBe(
    "a text %{name} |||| {name}",
  );
  expect(provider.translate("", { smart_count: 1 })).toBe("");
});

test("of two languages that are chosen one after the other it is the later, whichever comes first", async () => {
  let arrive = () => {};
  const slow = new Promise<TextTree>((resolve) => {
    arrive = () => resolve({ only: "English" });
  });
  const { provider } = createI18nProvider({ first: { zh: { only: "中文" }, en: () => slow }, domains: {} });
  const english = provider.changeLocale("en");
  await provider.changeLocale("zh");
  arrive();
  await english;
  expect([provider.getLocale(), provider.translate("only")]).toEqual(["zh", "中文"]);
});
