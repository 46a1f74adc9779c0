import { cleanTitle, type Grade, type Indicator } from "@duheng/contracts";
import { isCode } from "../../properties/is-code.ts";
import type { CellMessage } from "./cell-message.ts";
import type { CellContext, CellReading } from "./cell-reading.ts";
import { gradeWords, readWord, showWord } from "./words.ts";

/** Longest texts of form.schema.json. */
const longest = { title: 200, description: 20_000, formula: 10_000 } as const;

export function readTitle(text: string): CellReading {
  const lines = text.split("\n").map((line) => line.trim());
  const title = cleanTitle(lines.join(" ")).trim();
  if (title === "") return refused(emptyTitle);
  if (title.length > longest.title) return unread(tooLong(longest.title));
  return { kind: "change", change: (each) => ({ ...each, title }) };
}

export function readDescription(text: string): CellReading {
  const description = text.trim();
  if (description.length > longest.description) return unread(tooLong(longest.description));
  return {
    kind: "change",
    change: ({ description: _, ...each }) => (description === "" ? each : { ...each, description }),
  };
}

export function readCode(text: string, { form, indicator }: CellContext): CellReading {
  const code = text.normalize("NFKC").trim();
  if (code === "") return refused(emptyCode);
  if (!isCode(code)) return unread(badCode);
  if (form.indicators.some((each) => each.id !== indicator.id && each.code === code))
    return unread(takenCode);
  return { kind: "rename", code };
}

export function readGroup(text: string, { form }: CellContext): CellReading {
  const wanted = cleanTitle(text).trim();
  if (wanted === "") return refused(emptyGroup);
  const { groups } = form.score;
  const group =
    groups.find((each) => each.title === wanted) ??
    groups.find((each) => each.code === wanted) ??
    groups.find((each) => each.title.startsWith(wanted));
  if (group === undefined)
    return unread({
      code: "group-unknown",
      zh: `没有“${wanted}”这个指标组`,
      en: `There is no group “${wanted}”`,
    });
  return { kind: "change", change: (each) => ({ ...each, group: group.code }) };
}

/** A formula makes the indicator one that a formula gives; clearing it does so only where another gives the points. */
export function readFormula(text: string, { indicator }: CellContext): CellReading {
  const formula = text.trim();
  if (formula.length > longest.formula) return unread(tooLong(longest.formula));
  if (formula === "")
    return indicator.by.kind === "formula"
      ? refused(emptyFormula)
      : { kind: "change", change: (each) => each };
  return { kind: "change", change: (each) => ({ ...each, by: { kind: "formula", formula } }) };
}

/** `违纪次数 > 0 → 一般`: the condition, and behind an arrow the highest grade that remains. */
export function readVeto(text: string): CellReading {
  const whole = text.trim();
  if (whole === "") return { kind: "change", change: ({ veto: _, ...each }) => each };
  const arrow = /^(.*?)\s*(?:→|->|=>|⇒)\s*([^→]*)$/s.exec(whole);
  const when = (arrow?.[1] ?? whole).trim();
  const ceiling =
    arrow?.[2] === undefined ? undefined : readWord<Grade>(gradeWords, arrow[2].replace(/^最高/, ""));
  if (when === "" || when.length <= 1 || (arrow !== null && ceiling === undefined)) return unread(badVeto);
  return {
    kind: "change",
    change: (each) => ({ ...each, veto: { when, ceiling: ceiling ?? each.veto?.ceiling ?? "average" } }),
  };
}

export function showVeto(veto: Indicator["veto"], locale: "zh" | "en"): string {
  return veto === undefined ? "" : `${veto.when} → ${showWord(gradeWords, veto.ceiling, locale)}`;
}

function unread(message: CellMessage): CellReading {
  return { kind: "unread", message };
}

function refused(message: CellMessage): CellReading {
  return { kind: "refused", message };
}

function tooLong(most: number): CellMessage {
  return { code: "text-too-long", zh: `最多 ${most} 字`, en: `At most ${most} characters` };
}

const emptyTitle: CellMessage = { code: "title-empty", zh: "名称不能为空", en: "A title is needed" };
const emptyCode: CellMessage = { code: "code-empty", zh: "代码不能为空", en: "A code is needed" };
const emptyGroup: CellMessage = { code: "group-empty", zh: "指标组不能为空", en: "A group is needed" };
const emptyFormula: CellMessage = {
  code: "formula-empty",
  zh: "按公式计算的指标要有公式；不用公式的，先改“谁给分”",
  en: "An indicator given by a formula needs one; change “Given by” first",
};
const badCode: CellMessage = {
  code: "code-malformed",
  zh: "代码以文字或字母开头，只能含文字、字母、数字和下划线，最多 40 字",
  en: "A code begins with a letter and holds letters, digits and underscores only, 40 at most",
};
const takenCode: CellMessage = {
  code: "code-taken",
  zh: "代码与其他指标重复",
  en: "Another indicator has this code",
};
const badVeto: CellMessage = {
  code: "veto-unread",
  zh: "一票否决写作“条件 → 等次”，如：违纪次数 > 0 → 一般",
  en: "A veto is written as “condition → grade”, such as: 违纪次数 > 0 → average",
};
