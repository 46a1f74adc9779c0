import type { Got } from "./attack.ts";
import { type Answer, codeOf, wordsOf } from "./server/http.ts";

/** An answer of any kind will do, as long as it is none of a server that broke. */
export function answered(answer: Answer): Got {
  const { status, bytes } = answer;
  const code = codeOf(answer);
  const broke = status >= 500 && code !== "unavailable";
  const fault = broke
    ? `${status} ${code ?? ""}`.trim()
    : status >= 400 && wordsOf(answer) === undefined
      ? `${status} without words`
      : undefined;
  return { told: code === undefined ? `${status}` : `${status} ${code}`, bytes, fault };
}

/** Only a refusal in words will do. */
export function refused(answer: Answer): Got {
  const got = answered(answer);
  return answer.status < 400 ? { ...got, fault: "was taken" } : got;
}
