import { cleanTitle, type Problem, type Staff, type StaffCategory } from "@duheng/contracts";

/** How many people a message names before it says “and others”. */
const namedPeople = 3;

/**
 * Who has no paper, in one problem for each category and level, since that is how it is mended: in the plan, once
 * for all of them.
 */
export function categoriesWithoutForm(
  unassigned: readonly Staff[],
  categories: readonly StaffCategory[],
): Problem[] {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const groups = new Map<string, Staff[]>();
  for (const person of unassigned) {
    const level = person.level && (cleanTitle(person.level) || person.level);
    const key = JSON.stringify([person.categoryId, level]);
    groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return [...groups.values()].map((people) => problemOf(people, names));
}

function problemOf(people: readonly Staff[], names: ReadonlyMap<string, string>): Problem {
  const [first] = people;
  const category = names.get(first?.categoryId ?? "") ?? first?.categoryId ?? "";
  const level = first?.level === undefined ? "" : `（${first.level}）`;
  const named = people.slice(0, namedPeople).map(({ name }) => name);
  const isAll = people.length <= namedPeople;
  return {
    code: "no-paper",
    path: "/papers",
    severity: "error",
    message: {
      zh: `人员类别“${category}”${level}没有考核表，涉及 ${people.length} 人：${named.join("、")}${isAll ? "" : " 等"}。请在考核方案中为该类别选定考核表。`,
      en: `The category “${category}”${level} has no form; it concerns ${people.length}: ${named.join(", ")}${isAll ? "" : " and others"}. Choose a form for it in the plan.`,
    },
  };
}
