/** Streams a workbook and takes the values of its cells: nothing is judged. In: the file. */
import ExcelJS from "exceljs";

let [rows, sum] = [0, 0];
const reader = new ExcelJS.stream.xlsx.WorkbookReader(process.argv[2] ?? "", {
  ...{ worksheets: "emit", sharedStrings: "cache", styles: "cache", hyperlinks: "ignore" },
});
for await (const sheet of reader)
  for await (const row of sheet) {
    const values = row.values;
    if (values[1] === "工号") continue;
    rows += 1;
    sum += Math.round(Number(values[5]) * 10_000);
  }
console.log(JSON.stringify({ rows, sum }));
