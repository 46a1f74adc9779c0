import { comparable } from "../cells/normal-text.ts";

/** A heading without what says nothing of it: spaces, case, marks, brackets with what is in them (必填, 格式…). */
export function normalHeading(text: string): string {
  return comparable(text)
    .replaceAll(/[(（[【〔<《][^)）\]】〕>》]*[)）\]】〕>》]/g, "")
    .replaceAll(/[*:：,，.。、;；!！?？_"'“”‘’/\\|-]/g, "");
}
