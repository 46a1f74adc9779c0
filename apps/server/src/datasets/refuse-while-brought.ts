import type { Dataset } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { datasetVersions } from "./model.ts";

/** Refuses (`wrong-state`) to retire what figures are being brought of. */
export async function refuseWhileBrought({ id, title }: Dataset): Promise<void> {
  const brought = await datasetVersions.findOne({ datasetId: id, state: "writing" });
  if (brought === undefined) return;
  throw new AppError("wrong-state", {
    message: {
      zh: `“${title}”正在导入${brought.period}的数据，请等它结束，或先撤销那份导入，再停用。`,
      en: `Figures of “${title}” for ${brought.period} are being brought. Wait for their end, or undo that import, then retire it.`,
    },
  });
}
