import type { BilingualText, ErrorResponse, Problem } from "@duheng/contracts";

/** Languages of the console. */
export type Locale = "zh" | "en";

const unknownError: BilingualText = {
  zh: "操作未完成，请稍后重试。",
  en: "The operation did not complete. Please try again later.",
};

const unreachable: BilingualText = {
  zh: "无法连接服务器，请检查网络后重试。",
  en: "The server cannot be reached. Check the network and try again.",
};

/**
 * The answer of a refused call, whatever was thrown: the server's own `ErrorResponse` where there is one,
 * `client.unreachable` when no answer came, `client.unknown` for everything else.
 */
export function errorOf(thrown: unknown): ErrorResponse {
  const data = field(thrown, "data");
  for (const candidate of [data, field(data, "error"), field(data, "duheng"), field(thrown, "body")]) {
    if (isErrorResponse(candidate)) return candidate;
  }
  const answered = data !== undefined && data !== null;
  if (!answered && isNetworkFailure(thrown)) return { code: "client.unreachable", message: unreachable };
  return { code: "client.unknown", message: unknownError };
}

/** The sentence for a person, with the problems' own sentences where the call names them. */
export function errorText(thrown: unknown, locale: Locale): string {
  const error = errorOf(thrown);
  const problems = error.problems?.map((problem) => problem.message[locale]) ?? [];
  const shown = problems.filter((sentence) => sentence !== error.message[locale]).slice(0, 3);
  return [error.message[locale], ...shown].join(" ");
}

/** Problems by field name (`/items/0/name` → `items.0.name`), as react-admin's forms show them. */
export function fieldErrors(problems: readonly Problem[], locale: Locale): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    const name = problem.path
      .split("/")
      .filter((part) => part !== "")
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
      .join(".");
    if (name !== "" && errors[name] === undefined) errors[name] = problem.message[locale];
  }
  return errors;
}

/** Whether the call was refused for this reason. */
export function hasCode(thrown: unknown, code: string): boolean {
  return errorOf(thrown).code === code;
}

/** Whether the server decided (trying again is no use), as opposed to not having been reached or having failed. */
export function isRefusal(thrown: unknown): boolean {
  return !failures.includes(errorOf(thrown).code);
}

/** `unavailable`: the server or its database is away or has too much to do; the same is taken a moment later. */
const failures: readonly string[] = ["client.unreachable", "client.unknown", "internal", "unavailable"];

function isErrorResponse(value: unknown): value is ErrorResponse {
  const message = field(value, "message");
  return (
    typeof field(value, "code") === "string" &&
    typeof field(message, "zh") === "string" &&
    typeof field(message, "en") === "string"
  );
}

function isNetworkFailure(thrown: unknown): boolean {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return thrown instanceof TypeError || cause instanceof TypeError;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
