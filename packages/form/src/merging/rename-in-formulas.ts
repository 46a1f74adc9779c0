import { rename } from "@duheng/formula";
import { listHolder, listName, nameOf, type Part, type Parts } from "./parts.ts";

interface Renaming {
  /** The part that gets another name. */
  readonly part: Part;
  readonly from: string;
  readonly to: string;
  /** Names that lead to it. */
  readonly path: readonly string[];
  /** The part whose formula it is. */
  readonly user: Part;
  readonly parts: Parts;
}

/** One formula after a part got another name: by its address from outside, by its bare name from the same row. */
export function renameInFormulas(source: string, renaming: Renaming): string {
  const { part, from, to, path, user, parts } = renaming;
  if (!source.includes(from)) return source;
  if (part.kind !== "field") return rename(source, `${part.kind}s.${from}`, to);
  if (path.length === 1) return isHidden(from, user, parts) ? source : rename(source, from, to);
  const near = rowsAround(user, parts).includes(listHolder(part.list)) ? rename(source, from, to) : source;
  return path.length === 2 ? rename(near, `${path[0]}.${from}`, to) : near;
}

/** Whether a name means a field of the row that the user stands in, and not the form's own of that name. */
function isHidden(name: string, user: Part, parts: Parts): boolean {
  return rowsAround(user, parts).some((rows) =>
    (parts.lists.get(listName("items", rows)) ?? []).some((key) => {
      const field = parts.all.get(key);
      return field !== undefined && nameOf(field) === name;
    }),
  );
}

/** Keys of the rows that a field stands in, the nearest first. */
function rowsAround(user: Part, parts: Parts): string[] {
  const found: string[] = [];
  let at: Part | undefined = user.kind === "field" ? user : undefined;
  for (let depth = 0; at !== undefined && depth < 100; depth += 1) {
    if (at.list.startsWith("items:")) found.push(listHolder(at.list));
    at = parts.all.get(listHolder(at.list));
  }
  return found;
}
