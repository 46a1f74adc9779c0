import type { ContributionOf } from "@duheng/assessment";
import type { Assessment, AssessmentData, Dataset } from "@duheng/contracts";
import { readingOfRows } from "../../datasets/values.ts";
import { paperSource } from "../../forms/paper-source.ts";
import { inWorkshop } from "../../workshop/in-workshop.ts";
import { countedData, dataInputs, type GatheredDataset } from "./gather-data.ts";

/** What datasets say of the person of a paper, of those that it uses, with where it came from: for the page of the paper. */
export async function dataOfPaper(assessment: Assessment): Promise<AssessmentData> {
  return { datasets: (await countedData(assessment)).map(shown) };
}

/** A filled paper as it is read: fields that are filled from data have what counts, whatever was typed or kept there. */
export async function withData(
  assessment: Assessment,
  filled: ContributionOf<"filling">,
): Promise<ContributionOf<"filling">> {
  const gathered = await countedData(assessment);
  if (gathered.length === 0) return filled;
  const { filling } = filled;
  const paper = await paperSource(filling.paperHash);
  const answers = await inWorkshop("answersWithData", paper, filling.answers, dataInputs(gathered).data);
  return { ...filled, filling: { ...filling, answers: { ...answers } } };
}

/** So many rows are named. */
const mostNamed = 20;

function shown({
  key,
  dataset,
  version,
  rows,
  columns,
  broughtBy = version,
}: GatheredDataset): AssessmentData["datasets"][number] {
  const about = { key, title: dataset?.title ?? key, columns: columns.map((one) => columnIn(dataset, one)) };
  if (dataset === undefined || version === undefined || broughtBy === undefined) return about;
  const { number, source, currentAt = broughtBy.createdAt } = broughtBy;
  return {
    ...about,
    values: readingOfRows(dataset, rows, columns),
    origin: {
      ...{ number, currentAt },
      ...(source.name === undefined ? {} : { name: source.name }),
      rows: rows.slice(0, mostNamed).map(({ row }) => row),
    },
  };
}

function columnIn(dataset: Dataset | undefined, key: string) {
  const { title = key, unit } = dataset?.columns.find((one) => one.key === key) ?? {};
  return { key, title, ...(unit === undefined ? {} : { unit }) };
}
