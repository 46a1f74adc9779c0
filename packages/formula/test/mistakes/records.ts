import { Random } from "../../scripts/fuzz/random.ts";

/** Filled forms that tell meanings apart: edges of the thresholds, blanks, lists of none, and others at random. */
export function records(count: number): readonly Filled[] {
  const random = new Random(7);
  return Array.from({ length: count }, () => filled(random));
}

const levels = ["A", "B", "C"] as const;
const grades = ["优秀", "称职", "基本称职", "不称职"] as const;
const numbers = [0, 1, 2, 3, 5, 7.5, 55, 60, 61.2, 79.99, 80, 90, 94, 95, 96, 100] as const;
const days = ["2025-01-31", "2026-06-30", "2026-07-01", "2026-12-31", "2027-02-28"] as const;
const remarks = ["", "先进个人", "全市先进", "其他"] as const;

export interface Filled {
  readonly 奖励: readonly Readonly<Record<string, unknown>>[];
  readonly [key: string]: unknown;
}

function filled(random: Random): Filled {
  const some = <T>(list: readonly T[]): T => random.pick(list);
  const maybe = <T>(key: string, value: T): Record<string, T> =>
    random.below(3) === 0 ? {} : { [key]: value };
  return {
    办结数: random.below(6),
    受理数: 1 + random.below(40),
    满意率: some(numbers),
    得分: some(numbers),
    系数: some([0.5, 1, 1.2, -2]),
    ...{ a: some(numbers), b: some([...numbers, -3.5]), x: some(numbers) },
    ...maybe("加分", some(numbers)),
    ...maybe("bonus", some(numbers)),
    ...{ "办结率%": some(numbers), q1: random.below(9), "2季度办结数": random.below(9) },
    级别: some(levels),
    ...maybe("等次", some(grades)),
    类别: some(["field", "tech", "general"]),
    已调离: random.below(2) === 0,
    ...{ 入职日期: some(days), 截止日期: some(days) },
    姓名: some(["张三", "李四"]),
    评分: Array.from({ length: 1 + random.below(5) }, () => some(numbers)),
    奖励: Array.from({ length: random.below(5) }, () => ({
      类型: some(["重点", "一般"]),
      分值: some([1, 1.5, 2, 3, 60.5]),
      ...maybe("扣分", some([0, 1, 3, -2])),
      ...maybe("说明", some(remarks)),
      ...maybe("日期", some(days)),
    })),
  };
}
