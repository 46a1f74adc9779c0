import type { Dataset } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { hasFigures } from "./check-dataset.ts";

/** Refuses (`in-use`) to remove a dataset of which anything was brought in: scores may rest on it. */
export async function refuseWithFigures({ id, title }: Dataset): Promise<void> {
  if (!(await hasFigures(id))) return;
  throw new AppError("in-use", {
    message: {
      zh: `“${title}”已有导入的数据，不能删除。请改为停用：不能再导入，已有的数据照旧。`,
      en: `“${title}” has figures and cannot be removed. Retire it: nothing more is brought in, and what is there stays.`,
    },
    problems: [problem("has-figures", "/id", "已有导入的数据", "has figures")],
    data: { instead: "retire" },
  });
}
