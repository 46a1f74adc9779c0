import type { BilingualText } from "@duheng/contracts";
import { AppError } from "../../errors/app-error.ts";

/** Refuses an attempt that comes too early, and says how long to wait. */
export function slowDown(until: Date, now = new Date()): AppError {
  const wait = waitWords(until, now);
  return new AppError("slow-down", {
    message: {
      zh: `密码输错次数过多，请等 ${wait.zh}后再试。在以前登录过的浏览器上不受此限制。`,
      en: `Too many failed attempts: please wait ${wait.en} and try again. A browser that you signed in with before need not wait.`,
    },
    data: { until: until.toISOString() },
  });
}

/** What to answer to a wrong password or an unknown name, with the wait that begins by it. */
export function wrongCredentials(until: Date | undefined, now = new Date()): AppError {
  if (!until) return new AppError("invalid-credentials");
  const wait = waitWords(until, now);
  return new AppError("invalid-credentials", {
    message: {
      zh: `用户名或密码不正确。请等 ${wait.zh}后再试。`,
      en: `The user name or the password is not correct. Please wait ${wait.en} before the next attempt.`,
    },
    data: { until: until.toISOString() },
  });
}

/** Rounded up: who waits so long has waited long enough. */
export function waitWords(until: Date, now: Date): BilingualText {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 60) return { zh: `${seconds} 秒`, en: seconds === 1 ? "1 second" : `${seconds} seconds` };
  const minutes = Math.ceil(seconds / 60);
  return { zh: `${minutes} 分钟`, en: minutes === 1 ? "1 minute" : `${minutes} minutes` };
}
