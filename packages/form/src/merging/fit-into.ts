import type { Form } from "@duheng/contracts";
import { isRecord, type JsonRecord, recordOf } from "../json/record.ts";
import { takeApartByMeaning } from "./by-meaning.ts";
import type { FreeName } from "./final-names.ts";
import { fieldsIn, listInside } from "./inside.ts";
import { entryPart, MeantFormula, MeantName, MeantPart, meantEntry } from "./meant.ts";
import { nameParts } from "./name-parts.ts";
import { listHolder, nameOf, type Part, type Parts, partKey } from "./parts.ts";
import { putTogether } from "./put-together.ts";
import { topFields } from "./take-apart.ts";

/** Parts of one form in the names that they have in another. */
export interface FittedParts {
  /** The parts, without the fields that the other form's own serve for. */
  readonly parts: Form;
  /** Keys and codes that were not free: what it was, and what it became. */
  readonly renamed: readonly (readonly [before: string, after: string])[];
}

/** What of the parts is not put into the form, because something is there already. */
export interface Served {
  /** Keys of the form's own fields by the keys of the parts' that they serve for: formulas then mean these. */
  readonly fields?: ReadonlyMap<string, string>;
  /** Ids of indicators that are only there because formulas name them: the form's own of the same id serve for them. */
  readonly indicators?: ReadonlySet<string>;
}

/**
 * Names the fields and indicators of `parts` so that they can be put into `form`: under names that are free there, and so
 * that every formula, of either, goes on meaning what it means. What a formula means and is in neither is called so that
 * the check of the form tells it.
 */
export function fitInto(form: Form, parts: Form, serving: Served = {}): FittedParts {
  const own = takeApartByMeaning(form, new Set());
  const added = takeApartByMeaning(parts, new Set());
  const served = servedKeys(own, added, serving);
  const union = united(own, added, served, serving.indicators ?? new Set());
  const news = { lists: union.lists, all: new Map([...union.all].filter(([key]) => !own.all.has(key))) };
  const base = { lists: own.lists, all: new Map([...own.all, ...standInsOf(added, serving)]) };
  const named = nameParts({ base, mine: own, theirs: news }, union, () => "mine", numbered);
  const words = new Map<string, Part>();
  const renamed: [string, string][] = [];
  for (const [key, part] of added.all) {
    const fitted = named.parts.all.get(addedKey(key));
    if (served.has(key) || serving.indicators?.has(part.id) === true) continue;
    words.set(key, fitted === undefined ? part : { ...part, attributes: withGroup(fitted, part, added) });
    const isTold = part.kind === "indicator" || part.list === topFields;
    if (fitted !== undefined && isTold && nameOf(part) !== nameOf(fitted))
      renamed.push([nameOf(part), nameOf(fitted)]);
  }
  const lists = [...added.lists].map(([list, keys]): [string, readonly string[]] => [
    list,
    keys.filter((key) => words.has(key)),
  ]);
  return { parts: putTogether({ all: words, lists: new Map(lists) }), renamed };
}

/** Which group an indicator joins is not said here: it keeps the code that it came with. */
function withGroup(fitted: Part, { attributes: { group } }: Part, added: Parts): JsonRecord {
  const from = group instanceof MeantPart ? added.all.get(group.part) : undefined;
  return from === undefined ? fitted.attributes : { ...fitted.attributes, group: nameOf(from) };
}

/** Those that formulas name and that are in neither form are called as they were. */
function standInsOf(added: Parts, { indicators = new Set() }: Served): [string, Part][] {
  return [...added.all.values()].flatMap((part): [string, Part][] =>
    indicators.has(part.id) ? [[addedKey(part.key), part]] : [],
  );
}

/** Keys of the added parts that the form's own serve for, and of those: what stands in them goes by its name. */
function servedKeys(own: Parts, added: Parts, serving: Served): Map<string, string> {
  const found = new Map<string, string>();
  const enter = (key: string, by: string): void => {
    found.set(key, by);
    const inside = fieldsIn(own, listInside(own, by));
    for (const [name, child] of fieldsIn(added, listInside(added, key))) {
      const other = inside.get(name);
      if (other !== undefined && !found.has(child)) enter(child, other);
    }
  };
  const fields = fieldsIn(own, topFields);
  for (const [name, key] of fieldsIn(added, topFields)) {
    const by = fields.get(serving.fields?.get(name) ?? "");
    if (by !== undefined) enter(key, by);
  }
  for (const id of serving.indicators ?? []) {
    const key = partKey("indicator", id);
    if (own.all.has(key)) found.set(key, key);
  }
  return found;
}

/** Both in one: the added fields beside the form's, the added indicators behind. */
function united(
  own: Parts,
  added: Parts,
  served: ReadonlyMap<string, string>,
  standIns: ReadonlySet<string>,
): Parts {
  const all = new Map(own.all);
  const lists = new Map(own.lists);
  const keyFor = (key: string) => served.get(key) ?? addedKey(key);
  for (const part of added.all.values()) {
    const isInServed = served.has(part.key) || served.has(listHolder(part.list));
    if (!addable.has(part.kind) || isInServed || standIns.has(part.id)) continue;
    const key = addedKey(part.key);
    const isTop = listHolder(part.list) === partKey("fields", "") || part.kind === "indicator";
    const list = isTop ? part.list : part.list.replace(listHolder(part.list), keyFor(listHolder(part.list)));
    const attributes = withKeys(part.attributes, keyFor);
    all.set(key, {
      ...part,
      key,
      list,
      holder: listHolder(list),
      attributes: isRecord(attributes) ? attributes : {},
    });
    lists.set(list, [...(lists.get(list) ?? []), key]);
  }
  return { all, lists };
}

/** As people number what they copy: 字段2. */
const numbered: FreeName = (wanted, isTaken) => {
  let number = 2;
  while (isTaken(`${wanted}${number}`)) number += 1;
  return `${wanted}${number}`;
};

const addable: ReadonlySet<Part["kind"]> = new Set(["field", "definition", "indicator"]);

function addedKey(key: string): string {
  return `${key}\u0001`;
}

/** The same meaning by other keys. */
function withKeys(value: unknown, keyFor: (key: string) => string): unknown {
  if (value instanceof MeantPart) return new MeantPart(keyFor(value.part));
  if (value instanceof MeantFormula) {
    return new MeantFormula(
      value.pieces.map((piece) =>
        typeof piece === "string"
          ? piece
          : new MeantName({
              parts: piece.parts.map(keyFor),
              within: piece.within.map(keyFor),
              of: piece.of === null ? null : keyFor(piece.of),
              ...(piece.own === undefined ? {} : { own: piece.own }),
            }),
      ),
    );
  }
  if (Array.isArray(value)) return value.map((each: unknown) => withKeys(each, keyFor));
  if (!isRecord(value)) return value;
  return recordOf(
    Object.entries(value).map(([name, each]): [string, unknown] => {
      const key = entryPart(name);
      return [key === null ? name : meantEntry(keyFor(key)), withKeys(each, keyFor)];
    }),
  );
}
