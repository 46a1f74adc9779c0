import type { Fix } from "@duheng/formula";
import type { Locale } from "../shared/locale.ts";
import { sentence } from "../shared/messages.ts";
import { editorMessages } from "./editor-messages.ts";

/** What a fix's button says: what is written in place of what stands there, beside it, or that it goes. */
export function fixLabel({ from, to, insert }: Fix, locale: Locale): string {
  if (insert.trim() === "") return sentence(editorMessages, locale, "deleteFix");
  return sentence(editorMessages, locale, from === to ? "insertFix" : "applyFix", { fix: insert.trim() });
}
