import type { ImportColumn, Problem } from "@duheng/contracts";
import { comparable, type ImportDefinition, nearestNames, tableColumns } from "@duheng/imports";
import { AppError, problem } from "../errors/app-error.ts";

/**
 * What each column of a push is for, by its key or a title of it and nothing that merely looks like one: what a person would notice on
 * a page, nobody sees here. Errors: `unknown-column` for what is none of the dataset's (unless these are to be left out), and for two
 * of the same.
 */
export function columnsOfPush(
  definition: Pick<ImportDefinition, "columns">,
  headings: readonly string[],
  { ignoreUnknown }: { readonly ignoreUnknown: boolean },
): ImportColumn[] {
  const columns = tableColumns(definition);
  const fields = new Map<string, string>();
  for (const { field, title, aliases } of columns)
    for (const name of [title.zh, title.en, ...aliases])
      if (!fields.has(comparable(name))) fields.set(comparable(name), field);
  const names = columns.flatMap(({ title, aliases }) => [title.zh, ...aliases]);
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  const found = headings.map((heading, at): ImportColumn => {
    const shown = heading.slice(0, 200);
    const field = fields.get(comparable(heading));
    if (field === undefined) {
      if (!ignoreUnknown) problems.push(unknown(shown, at, names));
      return { heading: shown };
    }
    const before = first.get(field);
    if (before === undefined) first.set(field, shown);
    else problems.push(twice(before, shown, at));
    return { heading: shown, field };
  });
  if (problems.length > 0) throw new AppError("unknown-column", { problems });
  return found;
}

function unknown(heading: string, at: number, names: readonly string[]): Problem {
  const path = `/columns/${at}`;
  if (heading.trim() === "")
    return problem("unknown-column", path, `第 ${at + 1} 列没有标题`, `column ${at + 1} has no heading`);
  const [nearest] = nearestNames(heading, names);
  return problem(
    "unknown-column",
    path,
    `没有“${heading}”这一列${nearest === undefined ? "" : `，是不是“${nearest}”？`}不需要的列请去掉，或加上 ?ignoreUnknown=true`,
    `there is no column “${heading}”${nearest === undefined ? "" : `: is it “${nearest}”?`} Leave it out, or add ?ignoreUnknown=true`,
  );
}

function twice(before: string, heading: string, at: number): Problem {
  return problem(
    "column-twice",
    `/columns/${at}`,
    `“${before}”和“${heading}”是同一列，请只留一个`,
    `“${before}” and “${heading}” are the same column: keep one of them`,
  );
}
