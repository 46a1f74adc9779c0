/** A period as people say it: 2026-Q3 → 2026年第3季度, 2026-H1 → 2026年上半年. */
export function sayPeriod(period: string, locale: "zh" | "en"): string {
  const [year = period, part] = period.split("-");
  if (part === undefined) return locale === "zh" ? `${year}年` : year;
  if (locale === "en") return /^[QH]/.test(part) ? `${part} ${year}` : `${year}-${part}`;
  if (part.startsWith("Q")) return `${year}年第${part.slice(1)}季度`;
  if (part.startsWith("H")) return `${year}年${part === "H1" ? "上" : "下"}半年`;
  return `${year}年${Number(part)}月`;
}
