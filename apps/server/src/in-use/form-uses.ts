import type { FormDraft } from "@duheng/contracts";
import { papersIn } from "../assessments/papers-that-name.ts";
import { cyclesWithForm } from "../cycles/that-name.ts";
import { versionsOf } from "../forms/that-name.ts";
import { plansWith } from "../plans/plans-with-form.ts";
import { templatesOfForm } from "../publications/that-name.ts";
import { type Instead, refuseInUse } from "./refuse-in-use.ts";
import { cyclesUse, papersUse, plansUse } from "./shared-uses.ts";
import { someOf, type UseOf } from "./use.ts";

/** Everything that can refer to a form. */
export const formUses: readonly UseOf[] = [
  {
    covers: ["FormVersion.formId"],
    async find(id) {
      const count = await versionsOf(id);
      if (count === 0) return undefined;
      return {
        code: "used-by-versions",
        words: { zh: `已发布过 ${count} 个版本`, en: `was published in ${count} versions` },
      };
    },
  },
  plansUse("Plan.papers[].formId", plansWith),
  cyclesUse("Cycle.papers[].formId", cyclesWithForm),
  papersUse("Assessment.formId", (id) => papersIn({ formId: id })),
  {
    covers: ["Publication.formId"],
    async find(id) {
      const templates = await templatesOfForm(id);
      if (templates.length === 0) return undefined;
      const some = someOf(templates.map(({ title }) => title));
      return {
        code: "used-by-templates",
        words: { zh: `已共享为模板：${some.zh}`, en: `is shared as the template ${some.en}` },
      };
    },
  },
];

const instead: Instead = {
  act: "archive",
  words: {
    zh: "请改为归档：不再出现在列表中，新的周期不能再用它，已填的表照旧",
    en: "archive it: it leaves the list and no new cycle may use it; what was filled in stays",
  },
};

/** Refuses to remove a form that was published, or that anything refers to. Errors: `in-use`. */
export function refuseFormInUse({ id, title }: FormDraft): Promise<void> {
  return refuseInUse(id, { called: title, uses: formUses, instead });
}
