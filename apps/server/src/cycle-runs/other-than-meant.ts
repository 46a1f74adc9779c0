import type { Dataset, DatasetColumnType } from "@duheng/contracts";
import { datasetColumnWords, datasetSubjectWords } from "@duheng/contracts/words";
import type { UsedColumn } from "@duheng/form/inputs";

interface Told {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What a form means of a dataset and the unit's own is not: a column that is not there, or another kind of value than its formulas read. */
export function otherThanMeant(dataset: Dataset, used: readonly UsedColumn[]): Told[] {
  const found = new Map<string, Told>();
  for (const { column, listed } of used) {
    const own = dataset.columns.find(({ key }) => key === column);
    const title = listed?.column.title ?? column;
    if (own === undefined) found.set(column, missing(dataset, title));
    else if (listed !== undefined && kindOf(own.type) !== kindOf(listed.column.type))
      found.set(column, otherType(dataset, title, { own: own.type, meant: listed.column.type }));
    if (listed !== undefined && isOther(dataset, listed)) found.set("", otherSubject(dataset, listed));
  }
  return [...found.values()];
}

type Listed = NonNullable<UsedColumn["listed"]>;

/** Formulas read a whole number as a number, and a choice as a text. */
function kindOf(type: DatasetColumnType): string {
  if (type === "integer") return "number";
  return type === "choice" ? "text" : type;
}

function isOther(dataset: Dataset, { subject, isRepeated }: Listed): boolean {
  return dataset.subject !== subject || dataset.isRepeated !== isRepeated;
}

function missing({ title: dataset }: Dataset, title: string): Told {
  return {
    code: "dataset-column-missing",
    zh: `要用数据“${dataset}”的“${title}”，这个数据集没有这一列。请在“数据”中加上这一列，或改公式。`,
    en: `uses “${title}” of the data “${dataset}”, which has no such column. Add it under “Data”, or change the formula.`,
  };
}

function otherType(
  { title: dataset }: Dataset,
  title: string,
  { own, meant }: { readonly own: DatasetColumnType; readonly meant: DatasetColumnType },
): Told {
  const [is, was] = [datasetColumnWords[own], datasetColumnWords[meant]];
  return {
    code: "dataset-column-other",
    zh: `公式按${was.zh}读取数据“${dataset}”的“${title}”，本单位的这一列是${is.zh}。请在考核表中重新选择这一列。`,
    en: `reads “${title}” of the data “${dataset}” as ${was.en}, and the unit's column is ${is.en}. Choose the column anew in the form.`,
  };
}

function otherSubject(dataset: Dataset, listed: Listed): Told {
  const say = ({ subject, isRepeated }: Pick<Listed, "subject" | "isRepeated">) => ({
    zh: `${datasetSubjectWords[subject].zh}${isRepeated ? "、每人多行" : ""}`,
    en: `${datasetSubjectWords[subject].en}${isRepeated ? ", several rows" : ""}`,
  });
  const [is, was] = [say(dataset), say(listed)];
  return {
    code: "dataset-other",
    zh: `公式把数据“${dataset.title}”当作“${was.zh}”的数据，本单位的是“${is.zh}”。请在考核表中重新选择它。`,
    en: `takes the data “${dataset.title}” for figures of ${was.en}, and the unit's are of ${is.en}. Choose it anew in the form.`,
  };
}
