import { validators } from "@duheng/contracts";
import { kindOfFile } from "@duheng/imports";
import type { FastifyRequest } from "fastify";
import type { Push } from "../dataset-pushes/push-figures.ts";
import { AppError } from "../errors/app-error.ts";

export interface PushRoute {
  Params: { key: string; period: string };
  Querystring: Record<string, unknown>;
}

/** What a request pushes. Errors: `invalid-input`, `unsupported-file` (neither JSON nor CSV), each with what to do. */
export function pushOf({ params, query, headers, body }: FastifyRequest<PushRoute>): Push {
  const content = body instanceof Uint8Array ? body : new Uint8Array();
  if (content.length === 0)
    throw wrong("请求没有内容。请在请求体中发送数据行。", "The request has no body: send the rows in it.");
  const { period } = params;
  const shown = period.slice(0, 40);
  if (!validators.Period.is(period))
    throw wrong(
      `“${shown}”不是周期。季度写 2026-Q3，月写 2026-07，半年写 2026-H1，年写 2026。`,
      `“${shown}” is no period. Write 2026-Q3 for a quarter, 2026-07 for a month, 2026-H1 for a half-year, 2026 for a year.`,
    );
  const known = ["complete", "strict", "ignoreUnknown"];
  const other = Object.keys(query).find((name) => !known.includes(name));
  if (other !== undefined)
    throw wrong(
      `没有“${other.slice(0, 40)}”这个参数。可用的有 ${known.join("、")}。`,
      `There is no parameter “${other.slice(0, 40)}”: there are ${known.join(", ")}.`,
    );
  return {
    datasetKey: params.key,
    period,
    key: keyOf(headers["idempotency-key"]),
    content,
    format: formatOf(headers, content),
    isComplete: flag("complete", query.complete),
    isStrict: flag("strict", query.strict),
    ignoreUnknown: flag("ignoreUnknown", query.ignoreUnknown),
  };
}

function keyOf(key: unknown): string {
  if (typeof key === "string" && /^[\x21-\x7e][\x20-\x7e]{0,199}$/.test(key)) return key;
  throw wrong(
    "请在请求头 Idempotency-Key 中写这次推送的唯一编号（1 至 200 个可见英文字符，如 2026-Q3-001）。重试时用同一个编号，就不会写入两次。",
    "Send the header Idempotency-Key, a name for this push alone (1 to 200 printable ASCII characters, such as 2026-Q3-001). Retried with the same one, nothing is written twice.",
  );
}

function flag(name: string, value: unknown): boolean {
  if (value === undefined || value === "false") return false;
  if (value === "true") return true;
  throw wrong(`参数 ${name} 只能是 true 或 false。`, `The parameter ${name} is true or false.`);
}

const formats: Readonly<Record<string, Push["format"]>> = {
  "application/json": "json",
  "application/x-ndjson": "json",
  "application/ndjson": "json",
  "application/jsonl": "json",
  "text/csv": "csv",
  // What clients say that do not know.
  "": undefined,
  "text/plain": undefined,
  "application/octet-stream": undefined,
  "application/x-www-form-urlencoded": undefined,
};

function formatOf(headers: FastifyRequest["headers"], content: Uint8Array): Push["format"] {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity")
    throw unsupported(
      "请不要压缩请求体（Content-Encoding）。",
      "Do not compress the body (Content-Encoding).",
    );
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!Object.hasOwn(formats, type) || kindOfFile(content) !== "text")
    throw unsupported(
      "只接收 JSON（application/json）、NDJSON（application/x-ndjson）或 CSV（text/csv）。Excel 工作簿请在“导入”页面上传。",
      "Only JSON (application/json), NDJSON (application/x-ndjson) and CSV (text/csv) are taken. Excel workbooks are imported on their page.",
    );
  return formats[type];
}

function wrong(zh: string, en: string): AppError {
  return new AppError("invalid-input", { message: { zh, en } });
}

function unsupported(zh: string, en: string): AppError {
  return new AppError("unsupported-file", { message: { zh, en } });
}
