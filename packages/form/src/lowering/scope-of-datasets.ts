import type { DatasetColumnType, FormDataset } from "@duheng/contracts";
import type { Scope, ScopeEntry } from "@duheng/formula";
import { recordOf } from "../json/record.ts";

/** What formulas may name of datasets: each column with its type, title and unit; a list of it where rows are repeated. */
export function scopeOfDatasets(
  datasets: readonly FormDataset[],
): Required<Pick<Scope, "datasets" | "datasetTitles">> {
  return {
    datasets: recordOf(
      datasets.map(({ key, columns, isRepeated }) => [
        key,
        recordOf(
          columns.map(({ key: column, title, type, unit }): [string, ScopeEntry] => {
            const name = isRepeated ? `list of ${typeNames[type]}` : typeNames[type];
            return [column, { type: name, title, ...(unit === undefined ? {} : { unit }) }];
          }),
        ),
      ]),
    ),
    datasetTitles: recordOf(datasets.map(({ key, title }) => [key, title])),
  };
}

const typeNames: Readonly<Record<DatasetColumnType, string>> = {
  number: "number",
  integer: "number",
  text: "text",
  choice: "text",
  day: "date",
  "yes-no": "boolean",
};
