import { getCycles } from "../cycles/get-cycles.ts";
import { someOf, type UseOf } from "./use.ts";

interface Titled {
  readonly title: string;
}

/** People who belong to it; those who left are told apart, since they are not moved any more. */
export function peopleUse(
  path: string,
  people: (id: string) => Promise<{ active: readonly { name: string }[]; left: number }>,
): UseOf {
  return {
    covers: [path],
    async find(id) {
      const { active, left } = await people(id);
      if (active.length + left === 0) return undefined;
      const names = active.map(({ name }) => name);
      const some = someOf(names, names.length, "人");
      const here = active.length > 0 ? [`在职 ${active.length} 人：${some.zh}`] : [];
      const hereEn = active.length > 0 ? [`${active.length} people: ${some.en}`] : [];
      return {
        code: "used-by-people",
        words: {
          zh: [...here, ...(left > 0 ? [`已离开 ${left} 人`] : [])].join("；"),
          en: [...hereEn, ...(left > 0 ? [`${left} who left`] : [])].join("; "),
        },
      };
    },
  };
}

/** Papers of cycles, running and past. */
export function papersUse(
  path: string,
  papers: (id: string) => Promise<{ count: number; cycleIds: readonly string[] }>,
): UseOf {
  return {
    covers: [path],
    async find(id) {
      const { count, cycleIds } = await papers(id);
      if (count === 0) return undefined;
      const some = someOf((await getCycles(cycleIds)).map(({ title }) => title));
      return {
        code: "used-by-papers",
        words: {
          zh: `有 ${count} 份考核表，见周期${some.zh}`,
          en: `${count} papers of the cycles ${some.en}`,
        },
      };
    },
  };
}

export function plansUse(path: string, plans: (id: string) => Promise<readonly Titled[]>): UseOf {
  return titledUse(path, plans, "used-by-plans", "考核方案", "the plans ");
}

export function cyclesUse(path: string, cycles: (id: string) => Promise<readonly Titled[]>): UseOf {
  return titledUse(path, cycles, "used-by-cycles", "考核周期", "the cycles ");
}

export function formsUse(path: string, forms: (id: string) => Promise<readonly Titled[]>): UseOf {
  return titledUse(path, forms, "used-by-forms", "考核表", "the forms ");
}

function titledUse(
  path: string,
  find: (id: string) => Promise<readonly Titled[]>,
  code: string,
  zh: string,
  en: string,
): UseOf {
  return {
    covers: [path],
    async find(id) {
      const found = await find(id);
      if (found.length === 0) return undefined;
      const some = someOf(found.map(({ title }) => title));
      return { code, words: { zh: `${zh}${some.zh}引用它`, en: `${en}${some.en} use it` } };
    },
  };
}
