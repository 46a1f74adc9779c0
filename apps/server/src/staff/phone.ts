import type { Problem } from "@duheng/contracts";
import { problem } from "../errors/app-error.ts";

/** A phone number as it is kept: plain digits, dashes of one kind, single spaces. */
export function readPhone(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** What is wrong with a phone number, in words that do not repeat it; undefined where nothing is. */
export function phoneProblem(phone: string, path: string): Problem | undefined {
  if (/^\+?\d[\d -]*$/.test(phone) && phone.replace(/\D/g, "").length >= 5 && phone.length <= 20)
    return undefined;
  return problem(
    "invalid-phone",
    path,
    "请填写手机号，或带区号的座机号：5 至 20 位数字，可带“+”“-”和空格",
    "must be a mobile number, or a landline with its area code: 5 to 20 digits, with + - and spaces",
  );
}
