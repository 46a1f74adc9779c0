import type { FormDataset, FormDatasetColumn, ScoreInputs } from "@duheng/contracts";
import { recordOf } from "../json/record.ts";
import { drawn, makeDate } from "./make-value.ts";

/** Most rows of one person in a dataset of several. */
const mostRows = 3;

/** Random rows of the datasets that a form lists; of a repeated one each column is a list, all of one length. */
export function makeData(
  datasets: readonly FormDataset[],
  random: () => number,
): NonNullable<ScoreInputs["data"]> {
  return recordOf(
    datasets.map(({ key, columns, isRepeated }) => {
      const rows = isRepeated ? Math.floor(random() * (mostRows + 1)) : 1;
      const values = columns.map((column): [string, unknown] => {
        const made = Array.from({ length: rows }, () => makeCell(column, random));
        return [column.key, isRepeated ? made : made[0]];
      });
      return [key, recordOf(values)];
    }),
  );
}

function makeCell({ type, title, options = [] }: FormDatasetColumn, random: () => number): unknown {
  switch (type) {
    case "number":
      return Math.floor(random() * 201) / 2;
    case "integer":
      return Math.floor(random() * 101);
    case "day":
      return makeDate(random);
    case "yes-no":
      return random() < 0.5;
    case "choice":
      return options[drawn(options.length, random)] ?? title;
    case "text":
      return title;
  }
}
