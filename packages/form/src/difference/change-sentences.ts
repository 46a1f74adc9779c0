import type { Sentence } from "../api.ts";
import { sentence } from "../problem.ts";
import { tellApart } from "../scoring/show.ts";
import { attributeName, enumWord } from "./attribute-words.ts";
import type { Identified } from "./identified.ts";
import { innerChanges } from "./inner-changes.ts";
import { Teller, type WordLocale } from "./tell-value.ts";

/** “新增指标‘及时率’”: a part came or went. */
export function partSentence(kind: "added" | "removed", part: Identified): Sentence {
  const { zh, en } = placeName(part);
  return kind === "added"
    ? sentence(`新增${zh}`, `${en} was added`)
    : sentence(`删除${zh}`, `${en} was removed`);
}

/** “指标‘及时率’由分组‘业务’移到‘创新’”: a part has another holder; titles of holders, empty for the form itself. */
export function movedSentence(part: Identified, from: string, to: string): Sentence {
  const { zh, en } = placeName(part);
  const at = (title: string, form: string, quoted: string) => (title === "" ? form : quoted);
  return sentence(
    `${zh}由${at(from, "表单", `“${from}”`)}移到${at(to, "表单", `“${to}”`)}`,
    `${en} was moved from ${at(from, "the form", `"${from}"`)} to ${at(to, "the form", `"${to}"`)}`,
  );
}

/** “指标‘及时率’的分值由 10 分改为 8 分”. */
export function attributeSentence(
  part: Identified,
  attribute: string,
  before: unknown,
  after: unknown,
): Sentence {
  return sentence(
    changeText(part, { attribute, before, after }, "zh"),
    changeText(part, { attribute, before, after }, "en"),
  );
}

/** What a kind of part is called. */
export function partName(part: string): readonly [zh: string, en: string] {
  return otherNames[part] ?? namesByPart.get(part) ?? ["内容", "part"];
}

interface Changed {
  readonly attribute: string;
  readonly before: unknown;
  readonly after: unknown;
}

function changeText(part: Identified, { attribute, before, after }: Changed, locale: WordLocale): string {
  const place = placeName(part)[locale];
  const name = attributeName(part.part, attribute)[locale];
  const say = (zh: string, en: string) => (locale === "zh" ? zh : en);
  const told = (value: unknown, decimals?: number) => inSentence(attribute, value, locale, decimals);
  if (before === undefined)
    return say(`${place}设置了${name}：${told(after)}`, `${place}: ${name} set to ${told(after)}`);
  if (after === undefined) {
    return say(
      `${place}取消了${name}（原为 ${told(before)}）`,
      `${place}: ${name} taken away (was ${told(before)})`,
    );
  }
  const inner = innerChanges(attribute, before, after, locale);
  if (inner !== null && inner.length > 0) {
    const some = inner.slice(0, mostInner);
    const more = inner.length - some.length;
    const rest = more === 0 ? "" : say(`；另有 ${more} 处`, `; ${more} more`);
    return say(
      `${place}的${name}：${some.join("；")}${rest}`,
      `${place}: ${name}: ${some.join("; ")}${rest}`,
    );
  }
  const [was, now] = tellApart((decimals) => [told(before, decimals), told(after, decimals)]);
  return say(`${place}的${name}由 ${was} 改为 ${now}`, `${place}: ${name} changed from ${was} to ${now}`);
}

function placeName({ part, title }: Identified): Sentence {
  const [zh, en] = partNames[part];
  const isOnly = title === "" || part === "form" || part === "score" || part === "ratings";
  return isOnly ? sentence(zh, en) : sentence(`${zh}“${title}”`, `${en} "${title}"`);
}

/** Of what is told one by one so many are. */
const mostInner = 4;
const longest = 120;

function inSentence(attribute: string, value: unknown, locale: WordLocale, decimals?: number): string {
  const name = attribute.replace(/^items\//, "");
  const options = { isInSentence: true, ...(decimals === undefined ? {} : { decimals }) };
  const text = new Teller(locale, options).tell(name, value);
  if (text === "") return locale === "zh" ? "空" : "nothing";
  // A word of ours may be what the document says, too: it is quoted as little as the others.
  const isText = typeof value === "string" && text === value && enumWord(name, value) === null;
  return short(isText ? (locale === "zh" ? `“${text}”` : `"${text}"`) : text);
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join("")}…`;
}

const partNames: Record<Identified["part"], readonly [zh: string, en: string]> = {
  form: ["考核表", "form"],
  field: ["字段", "field"],
  dataset: ["数据集", "dataset"],
  column: ["数据列", "data column"],
  page: ["页", "page"],
  section: ["分区", "section"],
  indicator: ["指标", "indicator"],
  group: ["分组", "group"],
  score: ["总分规则", "score"],
  ratings: ["测评规则", "ratings"],
  sample: ["样例", "sample"],
};

const namesByPart = new Map<string, readonly [zh: string, en: string]>(Object.entries(partNames));

/** Parts that differences do not tell of by themselves. */
const otherNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  fields: ["填写内容", "fields"],
  definition: ["公用定义", "definition"],
  layout: ["布局", "layout"],
  item: ["布局中的", "place of"],
  samples: ["样例", "samples"],
};
