import reactAdminEn from "ra-language-english";
import { expect, test } from "vitest";
import { createI18nProvider } from "../i18n/provider.ts";
import { reactAdminZh } from "../i18n/react-admin.zh.ts";
import { domains } from "./domains.ts";
import { messages as firstEn } from "./first-messages.en.ts";
import { messages as firstZh } from "./first-messages.zh.ts";

const [zh, en] = [
  { ...firstZh, ...(await fetchedTexts("zh")) },
  { ...firstEn, ...(await fetchedTexts("en")) },
];

async function fetchedTexts(locale: "zh" | "en") {
  return Object.fromEntries(
    await Promise.all(
      Object.entries(domains).map(async ([domain, fetch]) => [domain, await fetch[locale]()] as const),
    ),
  );
}

/** Every text of a tree by its dotted path. */
function textsOf(tree: object, prefix = ""): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  );
}

const keysOf = (tree: object) => textsOf(tree).map(([key]) => key);
const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));

test("react-admin's messages are complete in Chinese", () => {
  expect(keysOf(reactAdminZh).sort()).toEqual(keysOf(reactAdminEn).sort());
});

test("both languages have the same keys and no empty text", () => {
  expect(keysOf(zh).sort()).toEqual(keysOf(en).sort());
  for (const [key, text] of [...textsOf(zh), ...textsOf(en)]) {
    if (key !== "ra.boolean.null") expect(text.trim(), key).not.toBe("");
  }
});

test("no domain's texts come twice", () => {
  expect(Object.keys(firstZh).filter((domain) => Object.hasOwn(domains, domain))).toEqual([]);
});

test("a Chinese text asks for no value that the English one does not have", () => {
  const english = new Map(textsOf(en));
  for (const [key, text] of textsOf(zh)) {
    const known = placeholders(english.get(key) ?? "");
    for (const name of placeholders(text)) {
      // react-admin's own English may have the count as a plural form alone.
      if (name !== "smart_count") expect(known, key).toContain(name);
    }
  }
});

test("a text says each of its numbers as one or many, react-admin's too, and reads no value as a text", async () => {
  const { provider } = createI18nProvider({ first: { zh, en: async () => en }, domains: {} });
  const { translate, changeLocale } = provider;
  expect(translate("workItems.waiting", { count: 3 })).toBe("3 项待办");
  expect(translate("ra.action.bulk_actions", { smart_count: 2 })).toBe("已选 2 项");
  await changeLocale("en");
  const use = (values: object) => translate("forms.versions.use", values);
  expect(use({ cycle: "Q1", papers: 1, unsubmitted: 1 })).toBe("Q1: 1 paper, 1 not handed in");
  expect(use({ cycle: "Q1", papers: 2, unsubmitted: 0 })).toBe("Q1: 2 papers, 0 not handed in");
  expect(use({ cycle: "{papers} %{cycle} {papers:a|b} ||||", papers: 1, unsubmitted: 0 })).toBe(
    "{papers} %{cycle} {papers:a|b} ||||: 1 paper, 0 not handed in",
  );
  expect(use({})).toContain("{cycle}");
  expect(translate("ra.action.bulk_actions", { smart_count: 1 })).toBe("1 item selected");
  expect(translate("ra.action.bulk_actions", { smart_count: 2 })).toBe("2 items selected");
});

test("no Chinese text was left in English", () => {
  const allowed = /^(English|中文)$/;
  for (const [key, text] of textsOf(zh)) {
    if (!allowed.test(text) && text.trim() !== "")
      expect(/[\u4e00-\u9fff]|^%?\{/.test(text), `${key}: ${text}`).toBe(true);
  }
});

test("no English text holds Chinese punctuation or letters", () => {
  for (const [key, text] of textsOf(en)) {
    if (text !== "中文")
      expect(/[\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]/.test(text), `${key}: ${text}`).toBe(false);
  }
});

test("an English text asks for no value that the Chinese one does not have", () => {
  const chinese = new Map(textsOf(zh));
  for (const [key, text] of textsOf(en)) {
    if (key.startsWith("ra.")) continue;
    for (const name of placeholders(text)) {
      if (name !== "smart_count") expect(placeholders(chinese.get(key) ?? ""), key).toContain(name);
    }
  }
});
