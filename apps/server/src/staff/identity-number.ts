import type { Problem } from "@duheng/contracts";
import { problem } from "../errors/app-error.ts";

/** A resident's number as it is kept: without spaces, in plain digits, the check character a capital X. */
export function readIdentityNumber(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

/**
 * What is wrong with a resident's number (公民身份号码, GB 11643-1999: region, day of birth, sequence, check character by
 * ISO 7064 MOD 11-2), in words that do not repeat it; undefined where nothing is. Regions come and go and are not judged.
 */
export function identityNumberProblem(number: string, path: string, now = new Date()): Problem | undefined {
  const wrong = (code: string, zh: string, en: string) => problem(code, path, zh, en);
  if (/^\d{15}$/.test(number)) {
    return wrong(
      "old-identity-number",
      "15 位旧号码已停用，请填写 18 位公民身份号码",
      "numbers of 15 digits are no longer valid: enter the one of 18",
    );
  }
  if (number.length !== 18) {
    return wrong(
      "identity-number-length",
      `公民身份号码应为 18 位，现在是 ${number.length} 位`,
      `must have 18 characters, not ${number.length}`,
    );
  }
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) {
    return wrong(
      "identity-number-characters",
      "公民身份号码前 17 位应为数字（首位不为 0），末位为数字或 X",
      "must be 17 digits, the first not 0, and a last digit or X",
    );
  }
  if (!isBirthday(number.slice(6, 14), now)) {
    return wrong(
      "identity-number-birthday",
      "第 7 至 14 位不是有效的出生日期，请核对",
      "characters 7 to 14 are no day of birth: compare them with the card",
    );
  }
  if (checkCharacter(number) !== number[17]) {
    return wrong(
      "identity-number-check",
      "末位校验码与前 17 位不符，请核对是否有一位写错",
      "the last character does not fit the 17 before it: one of them is mistyped",
    );
  }
  return undefined;
}

/** The check character that belongs to the first 17 digits. */
function checkCharacter(number: string): string | undefined {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return "10X98765432"[sum % 11];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A day of the calendar, of which it is today or later in China. */
function isBirthday(digits: string, now: Date): boolean {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) return false;
  return text >= "1800-01-01" && day.getTime() <= now.getTime() + 8 * 3_600_000;
}
