import { expect, it } from "vitest";
import { copiedHere, keepCopied, pastedText } from "../../../src/design/clipboard/page-clipboard.ts";

const clipboard = (text: string, types: readonly string[] = text === "" ? [] : ["text/plain"]) => ({
  types,
  getData: (type: string) => (type === "text/plain" ? text : ""),
});

it("what was copied on the page is pasted only where the browser hands over nothing at all", () => {
  expect(copiedHere()).toBeNull();
  expect(pastedText(clipboard(""))).toEqual({ text: "", isInside: false });
  keepCopied("本页");
  expect(pastedText(clipboard("别处"))).toEqual({ text: "别处", isInside: false });
  expect(pastedText(clipboard("", ["image/png"]))).toEqual({ text: "", isInside: false });
  expect(pastedText(clipboard(""))).toEqual({ text: "本页", isInside: true });
  keepCopied("后来");
  expect(copiedHere()).toBe("后来");
});
