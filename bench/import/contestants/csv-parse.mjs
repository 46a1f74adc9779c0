/** Streams a text table and takes its cells: nothing is judged. In: the file. */
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

let [rows, sum] = [0, 0];
for await (const cells of createReadStream(process.argv[2] ?? "").pipe(parse({ bom: true }))) {
  if (cells[0] === "工号") continue;
  rows += 1;
  sum += Math.round(Number(cells[4].replace("%", "")) * 100);
}
console.log(JSON.stringify({ rows, sum }));
