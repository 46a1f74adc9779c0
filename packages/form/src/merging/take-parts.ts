import type { Form } from "@duheng/contracts";
import type { Change } from "../api.ts";
import { withMissingDatasets } from "../datasets/with-datasets-used.ts";
import { diffForms } from "../difference/diff-forms.ts";
import { takeApartByMeaning } from "./by-meaning.ts";
import { eachMeant } from "./meant.ts";
import { insertMissing } from "./merge-order.ts";
import { nameParts } from "./name-parts.ts";
import { listHolder, type Part, type Parts, partKey } from "./parts.ts";
import { anonymousFields } from "./take-apart-fields.ts";

/** A part of a form with all that changed of it: what a person takes or leaves as one. */
export interface ChangedPart {
  /** Kind and id; what takeParts is asked by. */
  readonly key: string;
  readonly part: Change["part"];
  readonly title: string;
  readonly changes: readonly Change[];
}

/** The differences of two forms by the part that they are about, in the order of the document. */
export function changedParts(before: Form, after: Form): ChangedPart[] {
  const found = new Map<string, { part: Change["part"]; title: string; changes: Change[] }>();
  for (const change of diffForms(before, after)) {
    const key = `${change.part} ${change.id}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { part: change.part, title: change.title, changes: [change] });
    else known.changes.push(change);
  }
  return [...found].map(([key, part]) => ({ key, ...part }));
}

/**
 * `before` with the changes of the chosen parts alone. What they cannot do without comes along: the group of a new
 * indicator, the section of a new field; what stood in a part that goes is as in `after`. Formulas follow the names that
 * were chosen or left.
 * @param keys keys of changedParts; others are ignored
 */
export function takeParts(before: Form, after: Form, keys: readonly string[]): Form {
  const changed = changedParts(before, after);
  const asked = new Set(keys);
  if (changed.every(({ key }) => asked.has(key))) return after;
  if (!changed.some(({ key }) => asked.has(key))) return before;
  const anonymous = anonymousFields(before.fields);
  const [old, now] = [takeApartByMeaning(before, anonymous), takeApartByMeaning(after, anonymous)];
  const chosen = chosenParts(old, now, asked);
  // What is left keeps its name, and what is taken has its new one, unless that would make it another's.
  const theirs = { lists: now.lists, all: new Map([...now.all].filter(([key]) => chosen.has(key))) };
  const { form } = nameParts({ base: old, mine: old, theirs }, mixed(old, now, chosen), () => "mine");
  // What is taken may use data that was not chosen with it, and what is left what was chosen to go.
  return withMissingDatasets(form, [...(after.datasets ?? []), ...(before.datasets ?? [])]);
}

/** Keys of the parts that are taken as in `now`, with what they need. */
function chosenParts(old: Parts, now: Parts, asked: ReadonlySet<string>): Set<string> {
  const all = new Set([...old.all.keys(), ...now.all.keys()]);
  // Fields without an id, and shared definitions, go by their place: they are taken or left together.
  const isPlaceAsked = [...asked].some((key) => key.startsWith("field /"));
  const chosen = new Set<string>();
  for (const key of all) {
    const part = now.all.get(key) ?? old.all.get(key);
    if (part !== undefined && isAsked(part, asked, isPlaceAsked)) chosen.add(key);
  }
  for (let size = -1; size !== chosen.size; ) {
    size = chosen.size;
    for (const key of all) {
      const part = chosen.has(key) ? now.all.get(key) : old.all.get(key);
      if (part === undefined) continue;
      for (const holder of [listHolder(part.list), part.holder]) {
        if (holder === "") continue;
        const isThere = chosen.has(holder) ? now.all.has(holder) : old.all.has(holder);
        if (isThere) continue;
        // A taken part takes its new holder along; a left one goes with the holder that was taken away.
        chosen.add(chosen.has(key) ? holder : key);
      }
      eachMeant(part.attributes, (meant) => {
        // So does what it means: a new field comes with the formula, a formula changes with the field that goes.
        if (!(chosen.has(meant) ? now.all.has(meant) : old.all.has(meant)))
          chosen.add(chosen.has(key) ? meant : key);
      });
    }
  }
  return chosen;
}

function isAsked(part: Part, asked: ReadonlySet<string>, isPlaceAsked: boolean): boolean {
  switch (part.kind) {
    case "item":
      return asked.has(partKey("field", part.id.replace(/#\d+$/, ""))) || asked.has(part.holder);
    case "definition":
      return isPlaceAsked;
    case "field":
      return part.id.startsWith("@") ? isPlaceAsked : asked.has(part.key);
    case "layout":
    case "datasets":
    case "samples":
      return true;
    default:
      return asked.has(part.key);
  }
}

function mixed(old: Parts, now: Parts, chosen: ReadonlySet<string>): Parts {
  const all = new Map<string, Part>();
  for (const key of new Set([...old.all.keys(), ...now.all.keys()])) {
    const part = (chosen.has(key) ? now : old).all.get(key);
    if (part !== undefined) all.set(key, part);
  }
  const lists = new Map<string, readonly string[]>();
  for (const list of new Set([...all.values()].map((part) => part.list))) {
    const members = (parts: Parts) =>
      (parts.lists.get(list) ?? []).filter((key) => all.get(key)?.list === list);
    lists.set(list, insertMissing(members(old), members(now)));
  }
  return { all, lists };
}
