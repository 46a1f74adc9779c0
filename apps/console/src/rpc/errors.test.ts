import { expect, test } from "vitest";
import { errorOf, errorText, fieldErrors, hasCode, isRefusal } from "./errors.ts";

const refused = {
  data: {
    code: "invalid-input",
    message: { zh: "输入有误。", en: "Not valid." },
    problems: [
      { code: "required", path: "/name", severity: "error", message: { zh: "必填", en: "Required" } },
      { code: "format", path: "/statuses/0/from", severity: "error", message: { zh: "日期", en: "Date" } },
    ],
  },
};

test("the server's own refusal is kept as it is", () => {
  expect(errorOf(refused)).toBe(refused.data);
  expect(hasCode(refused, "invalid-input")).toBe(true);
  expect(isRefusal(refused)).toBe(true);
});

test("a person reads the sentences of the language chosen, with the problems'", () => {
  expect(errorText(refused, "zh")).toBe("输入有误。 必填 日期");
  expect(errorText(refused, "en")).toBe("Not valid. Required Date");
});

test("a lost connection is told from an unknown failure, and neither is a refusal", () => {
  const lost = new Error("fetch failed", { cause: new TypeError("fetch failed") });
  expect(errorOf(lost).code).toBe("client.unreachable");
  expect(errorOf(new Error("?")).code).toBe("client.unknown");
  expect(isRefusal(lost)).toBe(false);
  expect(isRefusal({ data: { code: "internal", message: { zh: "", en: "" } } })).toBe(false);
  // Too busy, or its database is away: what was typed is sent again.
  expect(isRefusal({ data: { code: "unavailable", message: { zh: "", en: "" } } })).toBe(false);
});

test("problems stand at the field that their path names, the first of each", () => {
  expect(fieldErrors(errorOf(refused).problems ?? [], "en")).toEqual({
    name: "Required",
    "statuses.0.from": "Date",
  });
});
