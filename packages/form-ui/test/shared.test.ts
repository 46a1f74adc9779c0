import { describe, expect, it } from "vitest";
import { sentence } from "../src/shared/messages.ts";
import { parseNumber, showNumber } from "../src/shared/numbers.ts";
import { pointerSteps, pointerTo } from "../src/shared/pointers.ts";
import { sameValue } from "../src/shared/values.ts";

describe("parseNumber", () => {
  it.each([
    ["12", 12],
    ["１２．５", 12.5],
    ["－３", -3],
    ["1,234", 1234],
    [" .5 ", 0.5],
    ["1.", 1],
  ])("reads %s as %d", (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(["", "abc", "1e5", "1.2.3", "Infinity", "十"])("takes %j for no number", (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  );
});

it("shows numbers without superfluous zeros, rounded to the digits asked for", () => {
  expect(showNumber(85.5)).toBe("85.5");
  expect(showNumber(0.1 + 0.2)).toBe("0.3");
  expect(showNumber(10 / 3, 2)).toBe("3.33");
});

it("writes and reads JSON pointers with slashes and tildes in keys", () => {
  const pointer = pointerTo(pointerTo("", "a/b~c"), 0);
  expect(pointer).toBe("/a~1b~0c/0");
  expect(pointerSteps(pointer)).toEqual(["a/b~c", "0"]);
});

describe("sameValue", () => {
  it("does not mind the order of keys, minds that of lists", () => {
    expect(sameValue({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
  });
  it("tells an absent key from a value, and lists from objects", () => {
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(sameValue([], {})).toBe(false);
  });
});

describe("sentences with numbers", () => {
  const messages = {
    zh: { a: "{count} 项，{rows} 行" },
    en: { a: "{count} {count:item waits|items wait}, {rows} {rows:row|rows}" },
  };
  it("say one and many", () => {
    expect(sentence(messages, "en", "a", { count: 1, rows: 2 })).toBe("1 item waits, 2 rows");
    expect(sentence(messages, "en", "a", { count: 0, rows: 1 })).toBe("0 items wait, 1 row");
    expect(sentence(messages, "zh", "a", { count: 1, rows: 1 })).toBe("1 项，1 行");
  });
});
