import type { Staff } from "@duheng/contracts";
import { papersAbout, papersWithStepsOf } from "../assessments/papers-that-name.ts";
import { getCycles } from "../cycles/get-cycles.ts";
import { datasetsWith } from "../datasets/that-name.ts";
import { grantsTo } from "../grants/that-name.ts";
import { membershipOfStaff } from "../identity/membership-of-staff.ts";
import { departmentsOf } from "../staff/that-name.ts";
import { transfersOf } from "../transfers/that-name.ts";
import { type Instead, refuseInUse } from "./refuse-in-use.ts";
import { someOf, type UseOf } from "./use.ts";

/** Everything that can refer to a person. */
export const staffUses: readonly UseOf[] = [
  {
    covers: ["Assessment.subject.id"],
    async find(id) {
      const papers = await papersAbout(id);
      if (papers.count === 0) return undefined;
      const cycles = await getCycles(papers.cycleIds);
      const some = someOf(
        cycles.map(({ title }) => title),
        papers.count,
      );
      return {
        code: "used-by-papers",
        words: {
          zh: `有 ${papers.count} 份本人的考核表：${some.zh}`,
          en: `has papers of its own (${papers.count}): ${some.en}`,
        },
      };
    },
  },
  {
    covers: ["Assessment.steps[].actorIds[]", "Assessment.steps[].doneBy"],
    async find(id) {
      const { count, names } = await papersWithStepsOf(id);
      if (count === 0) return undefined;
      const some = someOf(names, count, "人");
      return {
        code: "used-by-steps",
        words: {
          zh: `是 ${count} 份考核表的办理人：${some.zh}`,
          en: `acts on the papers (${count}) of ${some.en}`,
        },
      };
    },
  },
  {
    covers: ["Department.headId", "Department.leaderInChargeId"],
    async find(id) {
      const led = await departmentsOf(id);
      if (led.length === 0) return undefined;
      const some = someOf(led.map(({ name }) => name));
      return {
        code: "used-by-departments",
        words: { zh: `是科室${some.zh}的负责人或分管领导`, en: `leads the departments ${some.en}` },
      };
    },
  },
  {
    covers: ["DatasetRow.staffId"],
    async find(id) {
      const found = await datasetsWith(id);
      if (found.length === 0) return undefined;
      const some = someOf(found.map(({ title }) => title));
      return {
        code: "used-by-datasets",
        words: { zh: `有导入的数据：${some.zh}`, en: `has figures in ${some.en}` },
      };
    },
  },
  {
    covers: ["Membership.staffId"],
    async find(id) {
      if ((await membershipOfStaff(id)) === undefined) return undefined;
      return { code: "used-by-account", words: { zh: "有登录账号", en: "has an account" } };
    },
  },
  {
    covers: ["Grant.staffId"],
    async find(id) {
      const grants = await grantsTo(id);
      if (grants.length === 0) return undefined;
      const some = someOf(grants.map(({ ownerName }) => ownerName));
      return {
        code: "used-by-grants",
        words: { zh: `有其他单位给的授权：${some.zh}`, en: `was granted to act in ${some.en}` },
      };
    },
  },
  {
    covers: ["StaffTransfer.staffId", "StaffTransfer.newStaffId"],
    async find(id) {
      const transfers = await transfersOf(id);
      if (transfers.length === 0) return undefined;
      const some = someOf(transfers.map(({ fromName, toName }) => `${fromName} → ${toName}`));
      return {
        code: "used-by-transfers",
        words: { zh: `有单位之间的移交：${some.zh}`, en: `is handed over between units: ${some.en}` },
      };
    },
  },
];

const instead: Instead = {
  act: "leave",
  words: {
    zh: "删除只用于误录的人员。此人离开单位，请办理“离开”，写明日期，考核记录会保留",
    en: "removing is for records made by mistake. Whoever leaves the unit is marked as left, with the day; the papers stay",
  },
};

/** Refuses to remove a person whom anything refers to. Errors: `in-use`. */
export function refusePersonInUse({ id, name, number }: Staff): Promise<void> {
  return refuseInUse(id, { called: `${name}（${number}）`, uses: staffUses, instead });
}
