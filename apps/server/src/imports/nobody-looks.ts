import type { ImportCounts } from "@duheng/contracts";
import type { ImportKind } from "../import-kinds/import-kind.ts";
import type { Judged } from "./judged.ts";
import { ImportRowModel } from "./model.ts";

interface Standing {
  readonly gone: readonly Judged[];
  readonly counts: ImportCounts;
}

/**
 * What else a table that nobody looks at may not do: of whom one of several rows is refused, none is written, or the rest would be taken
 * for all that he has; and as long as any row is refused, nobody is gone by being in none, since it may be his. Out: the same with that.
 */
export async function asNobodyLooks(
  { definition }: ImportKind,
  importId: string,
  { gone, counts }: Standing,
): Promise<Standing> {
  const next = { ...counts };
  if (definition.isRepeated === true) {
    const ids = await ImportRowModel.distinct("targetId", {
      importId,
      verdict: { $in: ["refused", "doubt"] },
    });
    const { modifiedCount } = await ImportRowModel.updateMany(
      { importId, verdict: "changed", targetId: { $in: ids } },
      { $set: { verdict: "refused", problems: [withAnother] } },
    );
    next.changed -= modifiedCount;
    next.refused += modifiedCount;
  }
  if (next.refused + next.doubt === 0) return { gone, counts: next };
  return { gone: [], counts: { ...next, gone: 0 } };
}

const withAnother = {
  code: "with-another",
  message: {
    zh: "同一个人的另一行被拒绝，他的数据保持原样",
    en: "another row of the same person is refused: his figures stay as they are",
  },
};
