import type { Department } from "@duheng/contracts";
import { papersIn } from "../assessments/papers-that-name.ts";
import { peopleIn } from "../staff/that-name.ts";
import { type Instead, refuseInUse } from "./refuse-in-use.ts";
import { papersUse, peopleUse } from "./shared-uses.ts";
import type { UseOf } from "./use.ts";

/** Everything that can refer to a department. */
export const departmentUses: readonly UseOf[] = [
  peopleUse("Staff.departmentId", (id) => peopleIn({ departmentId: id })),
  // A department's quota group goes by its id, too, and is of these papers.
  papersUse("Assessment.snapshot.departmentId", (id) => papersIn({ "snapshot.departmentId": id })),
];

const instead: Instead = {
  act: "retire",
  words: {
    zh: "请先把在职人员调到其他科室，再停用此科室；停用后不再选用，原有记录照旧",
    en: "move its people elsewhere and retire it: nobody new comes in, and what there was stays",
  },
};

/** Refuses to remove a department that anything refers to. Errors: `in-use`. */
export function refuseDepartmentInUse({ id, name }: Department): Promise<void> {
  return refuseInUse(id, { called: name, uses: departmentUses, instead });
}
