import type { ImportDefinition, RowProblem } from "@duheng/imports";

/** Which department a leader in charge is of, and who that is: the attributes of a person's row. */
const [department, leader] = ["departmentId", "leaderInChargeId"] as const;

/**
 * All rows of a department name the same leader in charge, whether they change anything or not. Where they do not, it is told of those
 * who want another than now as long as any row leaves it as it is, and else of all behind the first.
 */
export const leadersTogether: NonNullable<ImportDefinition["together"]> = {
  fields: [department, leader],
  check: (rows, present) => {
    const now = new Map(present.map(({ values }) => [values[department], values[leader]]));
    const said = new Map<string, { readonly row: number; readonly who: string }[]>();
    for (const { row, values, present: before } of rows) {
      const [of, who] = [values[department] ?? before?.[department], values[leader]];
      if (typeof of !== "string" || typeof who !== "string") continue;
      const others = said.get(of);
      if (others === undefined) said.set(of, [{ row, who }]);
      else others.push({ row, who });
    }
    const labels = new Map(present.map(({ id, label }) => [id, label]));
    const wrong = new Map<number, RowProblem>();
    for (const [of, all] of said) {
      const standing = all.find(({ who }) => who === now.get(of)) ?? all[0];
      if (standing === undefined) continue;
      const called = labels.get(standing.who) ?? standing.who.replace(/^made:/, "");
      for (const { row, who } of all)
        if (who !== standing.who) wrong.set(row, twoLeaders(standing.row, called));
    }
    return wrong;
  },
};

function twoLeaders(row: number, called: string): RowProblem {
  return {
    field: leader,
    code: "two-leaders",
    message: {
      zh: `同一科室只有一位分管领导，第 ${row} 行填的是${called}`,
      en: `a department has one leader in charge: row ${row} says ${called}`,
    },
  };
}
