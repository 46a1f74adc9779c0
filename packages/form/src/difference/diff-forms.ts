import type { Form } from "@duheng/contracts";
import type { Change } from "../api.ts";
import { sameJson } from "../json/equal.ts";
import { attributeSentence, movedSentence, partSentence } from "./change-sentences.ts";
import { type Identified, identify } from "./identified.ts";
import { withOptionsAlike } from "./options-alike.ts";

/**
 * What changed between two forms, by stable id, attribute by attribute: parts added, removed, moved to another
 * holder (titles of holders before and after), and attributes with their values before and after (undefined: absent). Order within a list is
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
  const [from, to] = [earlier.holderTitle, part.holderTitle];
  const moved: Change[] =
    earlier.holder === part.holder
      ? []
      : [{ kind: "moved", ...head(part), before: from, after: to, message: movedSentence(part, from, to) }];
  const [was = {}, now = {}] = withOptionsAlike([earlier.attributes, part.attributes]);
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  const changed = names.flatMap((attribute): Change[] => {
    const [before, after] = [was[attribute], now[attribute]];
    if (sameJson(before, after)) return [];
    const message = attributeSentence(part, attribute, before, after);
    return [{ kind: "changed", ...head(part), attribute, before, after, message }];
  });
  return [...moved, ...changed];
}

function partChange(kind: "added" | "removed", part: Identified): Change {
  return { kind, ...head(part), message: partSentence(kind, part) };
}

function head({ part, id, title, path }: Identified): Pick<Change, "part" | "id" | "title" | "path"> {
  return { part, id, title, path };
}
