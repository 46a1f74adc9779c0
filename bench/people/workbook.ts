import { writeXlsxStream } from "hucre/xlsx";

/** A workbook of people who do not exist, as an office keeps one: twelve columns, sealed ones among them. */
export async function workbookOf(
  people: number,
  { departments, categories }: { departments: readonly string[]; categories: readonly string[] },
): Promise<Uint8Array> {
  function* rows() {
    yield [
      ...["序号", "姓名", "工号", "身份证号", "科室", "人员类别", "职务", "职务层次", "手机号", "到岗日期"],
      ...["领导成员", "备注"],
    ];
    for (let at = 0; at < people; at += 1)
      yield [
        ...[at + 1, `示例-${at}`, `P${String(at).padStart(6, "0")}`, identityNumber(at)],
        ...[departments[at % departments.length] ?? "", categories[at % categories.length] ?? ""],
        ...[`民警${at % 7}`, "二级主任科员", `139${String(at).padStart(8, "0")}`],
        new Date(Date.UTC(2010 + (at % 15), at % 12, 1 + (at % 28))),
        ...["否", `备注 ${at}`],
      ];
  }
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsxStream(rows(), { name: "人员" })) parts.push(part);
  return Buffer.concat(parts);
}

/** A number with the check character of GB 11643-1999, of a region that there is not. */
function identityNumber(at: number): string {
  const day = new Date(Date.UTC(1960, 0, 1) + Math.floor(at / 999) * 86_400_000);
  const digits = `990101${day.toISOString().slice(0, 10).replaceAll("-", "")}${String((at % 999) + 1).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${"10X98765432"[sum % 11]}`;
}
