/** Words by which other tools and people know our functions; those that mean just the same are in `same`. */
interface OtherNames {
  readonly same?: readonly string[];
  readonly near?: readonly string[];
}

const otherNames: Readonly<Record<string, OtherNames>> = {
  AVERAGE: { same: ["AVG", "MEAN", "平均", "平均值", "平均数", "求平均", "均值"] },
  SUM: { same: ["求和", "合计", "TOTAL", "总和", "总计"] },
  MAX: { same: ["最大值", "最大", "最高", "取大", "GREATEST"] },
  MIN: { same: ["最小值", "最小", "最低", "取小", "LEAST"] },
  MEDIAN: { same: ["中位数", "中值"] },
  ROUND: { same: ["四舍五入"], near: ["保留小数", "舍入"] },
  ROUNDUP: { near: ["向上舍入", "进一"] },
  ROUNDDOWN: { near: ["向下舍入", "去尾", "截取"] },
  // Toward zero or down: of negative numbers nobody can tell which is meant.
  INT: { near: ["取整", "FLOOR", "向下取整"] },
  ABS: { same: ["绝对值"] },
  SQRT: { same: ["平方根", "开方"] },
  MOD: { same: ["取余", "求余", "余数"] },
  POWER: { same: ["POW", "乘方", "幂"] },
  IFBLANK: { same: ["IFNULL", "COALESCE", "NVL", "ISNULL", "如果为空"] },
  ISBLANK: { same: ["ISEMPTY", "为空", "是否为空"], near: ["ISNULL"] },
  IFERROR: { same: ["如果错误"] },
  LEN: { same: ["LENGTH", "长度", "字数"] },
  CONTAINS: { same: ["包含", "INCLUDES"] },
  "COHORT.AVERAGE": { same: ["COHORT.AVG", "COHORT.MEAN"] },
  "COHORT.STDEV.P": { near: ["COHORT.STDEV"] },
  IF: { same: ["IIF", "如果", "若", "假如"] },
  IFS: { near: ["多条件"] },
  AND: { same: ["并且", "且"] },
  OR: { same: ["或者", "或"] },
  NOT: { same: ["非"] },
  DAYSBETWEEN: { near: ["DATEDIFF", "天数"] },
  YEAR: { same: ["年份"] },
  MONTH: { same: ["月份"] },
  COUNT: { near: ["计数", "个数"] },
};

/** The other names of one of our functions. */
export function otherNamesOf(name: string): readonly string[] {
  const { same = [], near = [] } = otherNames[name] ?? {};
  return [...same, ...near];
}

/** Every other name of a function of ours. */
export function allOtherNames(): ReadonlySet<string> {
  return new Set(Object.keys(otherNames).flatMap(otherNamesOf));
}

/** Our function that a name of elsewhere means without a doubt; the name in capitals. */
export function certainName(name: string): string | null {
  return certainly.get(name) ?? null;
}

const certainly = new Map(
  Object.entries(otherNames).flatMap(([ours, { same = [] }]) => same.map((other) => [other, ours] as const)),
);
