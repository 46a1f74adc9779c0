import type { Form, Indicator, IndicatorGroup, Problem } from "@duheng/contracts";
import { highlight, mayComeBelowZero } from "@duheng/formula";
import { pointer } from "../json/pointer.ts";
import { isRecord, own, ownList, ownRecord } from "../json/record.ts";
import { numeral } from "../lowering/numeral.ts";
import { ownPointsWords } from "../lowering/own-points.ts";
import { warningAt } from "../problem.ts";

/**
 * What groups of additions and deductions are for: nothing is taken off by the first, nothing added by the second, and
 * neither is part of the full points. An indicator that goes against it would count as 0, or for the wrong side,
 * without a word.
 */
export function checkGroupKinds(form: Form): Problem[] {
  const kinds = new Map(form.score.groups.map((group) => [group.code, group]));
  let known: readonly string[] | undefined;
  const fields: Fields = {
    negative: () => (known ??= negativeFields(form.fields)),
    has: (key) => own(own(form.fields, "properties"), key) !== undefined,
  };
  return form.indicators.flatMap((indicator, index) => {
    const group = kinds.get(indicator.group);
    const at = pointer("/indicators", index);
    if (group?.kind === "additions") return ofAdditions(indicator, group, at);
    return group?.kind === "deductions" ? ofDeductions(indicator, group, at, fields) : [];
  });
}

interface Fields {
  /** Keys of those that may be negative. */
  readonly negative: () => readonly string[];
  /** Whether one of the outermost is called so. */
  readonly has: (key: string) => boolean;
}

function ofAdditions({ points, polarity }: Indicator, { title }: IndicatorGroup, at: string): Problem[] {
  if (points.kind === "fixed") {
    return [
      warningAt(
        `${at}/points`,
        "addition-is-fixed",
        `“${title}”是加分组，固定分 ${points.full} 会算进总分应得的分值；加分请写作 0～${points.full}`,
        `"${title}" is a group of additions, and ${points.full} fixed points would be part of what everybody should reach; write 0~${points.full}`,
      ),
    ];
  }
  // Of the negative list, it is meant to take off, in a group that nets both.
  if (points.min === 0 || polarity === "negative") return [];
  return [
    warningAt(
      `${at}/points/min`,
      "addition-takes-off",
      `“${title}”是加分组，这一项却会扣分（最低 ${points.min}）`,
      `"${title}" is a group of additions, but this item can take off as much as ${-points.min}`,
    ),
  ];
}

function ofDeductions(
  indicator: Indicator,
  { title }: IndicatorGroup,
  at: string,
  fields: Fields,
): Problem[] {
  const { points } = indicator;
  if (points.kind === "fixed") {
    return [
      warningAt(
        `${at}/points`,
        "deduction-is-fixed",
        `“${title}”是扣分组，固定分 ${points.full} 会加到总分里；扣分请写作 -${points.full}～0`,
        `"${title}" is a group of deductions, and ${points.full} fixed points would be added; write -${points.full}~0`,
      ),
    ];
  }
  if (points.max > 0) {
    return [
      warningAt(
        `${at}/points/max`,
        "deduction-adds",
        `“${title}”是扣分组，这一项却会加分（最高 ${points.max}）`,
        `"${title}" is a group of deductions, but this item can add as much as ${points.max}`,
      ),
    ];
  }
  return points.min === 0 ? [] : neverNegative(indicator, at, fields);
}

/** A formula of a deduction that says how much is taken off, as people put it, and not how much is added. */
function neverNegative({ by, points }: Indicator, at: string, fields: Fields): Problem[] {
  if (by.kind !== "formula" || points.kind === "fixed" || by.formula.trim() === "0") return [];
  const source = by.formula;
  const isFull = (word: string) => !fields.has(word) && ownPointsWords.some((each) => each === word);
  const mayBe = mayComeBelowZero(source, (words) =>
    words.length === 1 && words.some(isFull) ? points.max < 0 : isNegative(words, fields),
  );
  if (mayBe) return [];
  const full = highlight(source)
    .map(({ from, to }) => source.slice(from, to))
    .find(isFull);
  const place = `${at}/by/formula`;
  const params = {
    code: "deduction-never-negative",
    severity: "warning",
    from: 0,
    to: source.length,
  } as const;
  const told = (zh: string, en: string) => warningAt(place, "deduction-never-negative", zh, en);
  if (full !== undefined) {
    const example = `-MIN(${numeral(-points.min)}, 次数 * 1)`;
    const zh = `“${full}”在这一项是 0，公式得出的不会是负数：扣多少都按 0 计。扣分要写成负数，例如 ${example}，或用“现成公式”里的一种`;
    const en = `"${full}" is 0 in this item, and the formula never comes below 0: nothing would ever be taken off. A deduction is written as a negative number, such as ${example}, or is one of the ready-made formulas`;
    const [, before = "", word] = /^(\s*)(MAX)\s*[(（]\s*0\s*[,，]/i.exec(source) ?? [];
    const from = before.length;
    const fix = word === undefined ? {} : { fix: { from, to: from + word.length, insert: "MIN" } };
    return [{ ...told(zh, en), diagnostic: { ...params, params: {}, ...fix } }];
  }
  const turned = `-(${source.trim()})`;
  const zh = `公式得出的不会是负数，而这一项最多 0 分：扣多少都按 0 计。扣分要写成负数：${turned}`;
  const en = `The formula never comes below 0, and the item gives 0 at most: nothing would ever be taken off. A deduction is written as a negative number: ${turned}`;
  const fix = { from: 0, to: source.length, insert: turned };
  return [{ ...told(zh, en), diagnostic: { ...params, params: {}, fix } }];
}

/** Whether what is named so may be negative; where that is not sure, it may. */
function isNegative(words: readonly string[], { negative }: Fields): boolean {
  if (words[0] !== undefined && foreignWords.has(words[0])) return true;
  return negative().some((key) => words.some((word) => word.includes(key) || key.includes(word)));
}

/** What is not of the form's fields may be anything. */
const foreignWords: ReadonlySet<string> = new Set(["indicators", "groups", "ratings", "data", "previous"]);

/** Keys of fields that may be negative: their bound says so, or they are worked out by a formula with a minus. */
function negativeFields(schema: unknown): string[] {
  const found: string[] = [];
  const visit = (each: unknown) => {
    for (const [key, field] of Object.entries(ownRecord(each, "properties") ?? {})) {
      const least = own(field, "minimum") ?? own(field, "exclusiveMinimum");
      const computed = own(field, "x-computed");
      const isNumber = own(field, "type") === "number" || own(field, "type") === "integer";
      // What has no lower bound may be entered as a negative number.
      const isNegative = isNumber && computed === undefined && !(typeof least === "number" && least >= 0);
      const options = [
        ...(ownList(field, "enum") ?? []),
        ...(ownList(field, "oneOf") ?? []).map((one) => own(one, "const")),
      ];
      if (
        isNegative ||
        (typeof computed === "string" && /[-－−–]/.test(computed)) ||
        options.some((value) => typeof value === "number" && value < 0)
      )
        found.push(key);
      visit(field);
      visit(own(field, "items"));
    }
    const definitions = own(each, "$defs");
    if (isRecord(definitions))
      for (const definition of Object.values(definitions)) visit({ properties: { definition } });
  };
  visit(schema);
  return found;
}
