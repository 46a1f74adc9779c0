import type { Assessment, AssessmentData } from "@duheng/contracts";
import { readingOfRows } from "../../datasets/values.ts";
import { type GatheredDataset, gatherData } from "./gather-data.ts";

/** What datasets say of the person of a paper, of those that it uses, with where it came from: for the page of the paper. */
export async function dataOfPaper(assessment: Assessment): Promise<AssessmentData> {
  return { datasets: (await gatherData(assessment)).map(shown) };
}

/** So many rows are named. */
const mostNamed = 20;

function shown({
  key,
  dataset,
  version,
  rows,
  columns,
}: GatheredDataset): AssessmentData["datasets"][number] {
  const title = dataset?.title ?? key;
  if (dataset === undefined || version === undefined) return { key, title };
  const { number, source, currentAt = version.createdAt } = version;
  return {
    ...{ key, title },
    values: readingOfRows(dataset, rows, columns),
    origin: {
      ...{ number, currentAt },
      ...(source.name === undefined ? {} : { name: source.name }),
      rows: rows.slice(0, mostNamed).map(({ row }) => row),
    },
  };
}
