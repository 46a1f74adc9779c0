import { expect, test } from "vitest";
import { placeOf } from "../src/forms/transfer/place-of.ts";

const words = { definition: (name: string) => `公用定义“${name}”`, whole: "整张表" };

test.each([
  ["", "整张表"],
  ["/if", "if"],
  ["/properties/联系人/properties/电话/pattern", "联系人 › 电话 › pattern"],
  ["/properties/明细/items/properties/a~1b", "明细 › a/b"],
  ["/$defs/地址/properties/properties/not", "公用定义“地址” › properties › not"],
  ["/properties/a/anyOf/0", "a › anyOf › 1"],
])("%s is %s", (path, place) => expect(placeOf(path, words)).toBe(place));
