import type { StaffCategory } from "@duheng/contracts";
import { papersIn } from "../assessments/papers-that-name.ts";
import { cyclesWithCategory } from "../cycles/that-name.ts";
import { formsForCategory } from "../forms/that-name.ts";
import { plansWithCategory } from "../plans/that-name.ts";
import { peopleIn } from "../staff/that-name.ts";
import { type Instead, refuseInUse } from "./refuse-in-use.ts";
import { cyclesUse, formsUse, papersUse, peopleUse, plansUse } from "./shared-uses.ts";
import type { UseOf } from "./use.ts";

/** Everything that can refer to a category of staff. */
export const categoryUses: readonly UseOf[] = [
  peopleUse("Staff.categoryId", (id) => peopleIn({ categoryId: id })),
  plansUse("Plan.papers[].categoryId", plansWithCategory),
  cyclesUse("Cycle.papers[].categoryId", cyclesWithCategory),
  formsUse("FormDraft.categoryId", formsForCategory),
  papersUse("Assessment.snapshot.categoryId", (id) => papersIn({ "snapshot.categoryId": id })),
];

const instead: Instead = {
  act: "retire",
  words: {
    zh: "请先给在职人员改选其他类别，再停用此类别；停用后不再选用，原有记录照旧",
    en: "give its people another category and retire it: nobody new gets it, and what there was stays",
  },
};

/** Refuses to remove a category that anything refers to. Errors: `in-use`. */
export function refuseCategoryInUse({ id, name }: StaffCategory): Promise<void> {
  return refuseInUse(id, { called: name, uses: categoryUses, instead });
}
