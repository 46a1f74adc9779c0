import type { AnswerOf, Api, RowOf } from "../rpc/api.ts";

/** An import as its page reads it. */
export type ImportRecord = AnswerOf<Api["imports"]["get"]>;
export type ShownRow = RowOf<Api["imports"]["rows"]>;
export type FieldInfo = AnswerOf<Api["imports"]["fields"]>["fields"][number];
export type Verdict = ShownRow["verdict"];
