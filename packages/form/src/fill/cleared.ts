import type { AnswerMap, FieldInfo, PreparedForm } from "../api.ts";
import { isOfData } from "../fields/is-of-data.ts";
import { pointer, pointerParts } from "../json/pointer.ts";
import { isBlank, isRecord, own, recordOf } from "../json/record.ts";

/**
 * Paths of what a person left blank on purpose in a paper that is handed in. What is handed in names no blanks, so that
 * any JSON Schema validator takes it; without these paths a default would stand there again when the paper is returned.
 * Rows are left out: a row gets its defaults only when it is added.
 * @param typed the answers as they were filled in; without them (handed in before this was kept) a field that was to be
 * seen and has no answer was cleared, since its default would have been handed in
 */
export function clearedPaths(
  paper: Pick<PreparedForm, "fields" | "fill">,
  handedIn: AnswerMap,
  typed: AnswerMap = {},
): string[] {
  let visible: Readonly<Record<string, boolean>> | undefined;
  const isVisible = (path: string) => {
    visible ??= paper.fill(handedIn).visible;
    return visible[path] === true;
  };
  const level = (
    fields: readonly FieldInfo[],
    holders: { readonly handedIn: unknown; readonly typed: unknown; readonly byDefault: unknown },
    at: string,
  ): string[] =>
    fields.flatMap((field): string[] => {
      const path = pointer(at, field.key);
      const inside = {
        handedIn: own(holders.handedIn, field.key),
        typed: own(holders.typed, field.key),
        byDefault: own(holders.byDefault, field.key) ?? field.default,
      };
      if (field.computed !== undefined || isOfData(field)) return [];
      if (field.kind === "object" && (inside.typed === undefined || isRecord(inside.typed)))
        return level(field.fields ?? [], inside, path);
      if (inside.handedIn !== undefined) return [];
      if (inside.byDefault === undefined) return [];
      const isCleared = inside.typed === undefined ? isVisible(path) : isBlank(inside.typed);
      return isCleared ? [path] : [];
    });
  return level(paper.fields, { handedIn, typed, byDefault: undefined }, "");
}

/** Answers with null at these paths: an answer of its own, over which no default goes. */
export function withCleared(answers: AnswerMap, paths: readonly string[]): AnswerMap {
  return paths.reduce<AnswerMap>((held, path) => withNull(held, pointerParts(path)), answers);
}

function withNull(holder: AnswerMap, [key, ...rest]: readonly string[]): AnswerMap {
  if (key === undefined) return holder;
  const held = own(holder, key);
  const inner = rest.length === 0 ? null : withNull(isRecord(held) ? held : {}, rest);
  return { ...holder, ...recordOf([[key, inner]]) };
}
