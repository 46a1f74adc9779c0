import { jobStateWords } from "@duheng/contracts/words";
import { type Exported, instant, inWords } from "../use-cases/documents/export-columns.ts";
import { nameOfJob } from "./words.ts";

export const jobColumns: Exported<"Job"> = {
  title: { zh: "后台任务", en: "Jobs" },
  columns: [
    {
      field: "kind",
      heading: { zh: "任务", en: "Job" },
      width: 32,
      say: (kind, locale) => nameOfJob(String(kind))[locale],
    },
    { field: "target", part: "name", heading: { zh: "对象", en: "About" }, width: 32 },
    { field: "state", heading: { zh: "状态", en: "State" }, width: 10, say: inWords(jobStateWords) },
    { field: "progress", heading: { zh: "进度", en: "Progress" }, say: sayProgress },
    { field: "by", part: "name", heading: { zh: "发起人", en: "Wanted by" } },
    { field: "enqueuedAt", heading: { zh: "提交时间", en: "Wanted at" }, width: 20, say: instant },
    { field: "startedAt", heading: { zh: "开始时间", en: "Started at" }, width: 20, say: instant },
    { field: "endedAt", heading: { zh: "结束时间", en: "Ended at" }, width: 20, say: instant },
    {
      field: "error",
      part: "message",
      heading: { zh: "失败原因", en: "Why it failed" },
      width: 40,
      say: (message, locale) => String(Reflect.get(Object(message), locale)),
    },
  ],
};

/** Nothing while it is not known of how many. */
function sayProgress(progress: unknown): string {
  const { done, total }: { done?: unknown; total?: unknown } = Object(progress);
  return total === 0 ? "" : `${done} / ${total}`;
}
