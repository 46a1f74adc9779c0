import type { Edition } from "@duheng/formula";

/** The last argument of an IF that is blank else: written out since edition 1, left out before. */
export function elseBlank(edition: Edition): string {
  return edition >= 1 ? ", BLANK()" : "";
}
