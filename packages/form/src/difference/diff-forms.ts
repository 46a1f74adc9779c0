import type { Form } from "@duheng/contracts";
import type { Change } from "../api.ts";
import { sameJson } from "../json/equal.ts";
import { attributeSentence, partSentence } from "./change-sentences.ts";
import { type Identified, identify } from "./identified.ts";

/**
 * What changed between two forms, by stable id, attribute by attribute: parts added, removed, moved to another
 * holder, and attributes with their values before and after (undefined: absent). Order within a list is
 * presentation and tells only through the layout. Forms that are the same give no change.
 */
export function diffForms(before: Form, after: Form): Change[] {
  const [old, now] = [identify(before), identify(after)];
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, part]) => partChange("removed", part));
  const kept = [...now].flatMap(([key, part]) => {
    const earlier = old.get(key);
    return earlier === undefined ? [partChange("added", part)] : changesOf(earlier, part);
  });
  return [...kept, ...removed];
}

function changesOf(earlier: Identified, part: Identified): Change[] {
  const moved =
    earlier.holder === part.holder
      ? []
      : [{ ...partChange("moved", part), before: earlier.holder, after: part.holder }];
  const names = [...new Set([...Object.keys(earlier.attributes), ...Object.keys(part.attributes)])];
  const changed = names.flatMap((attribute): Change[] => {
    const [before, after] = [earlier.attributes[attribute], part.attributes[attribute]];
    if (sameJson(before, after)) return [];
    const message = attributeSentence(part, attribute, before, after);
    return [{ kind: "changed", ...head(part), attribute, before, after, message }];
  });
  return [...moved, ...changed];
}

function partChange(kind: "added" | "removed" | "moved", part: Identified): Change {
  return { kind, ...head(part), message: partSentence(kind, part) };
}

function head({ part, id, title, path }: Identified): Pick<Change, "part" | "id" | "title" | "path"> {
  return { part, id, title, path };
}
