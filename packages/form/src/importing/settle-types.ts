import type { Source } from "./addresses.ts";
import { conjoin } from "./conjoin.ts";
import type { Alternatives, Conjunction } from "./conjunction.ts";
import type { FieldReader } from "./field-reader.ts";
import type { Subject } from "./field-schema.ts";
import { hasNoEffect } from "./keyword-types.ts";
import { isOfType } from "./options-of.ts";

interface Place {
  readonly at: string;
  readonly subject: Subject;
  readonly isRoot: boolean;
}

interface Choice {
  readonly alternative: Alternatives;
  readonly branch: Source;
}

/** The one type that a field has; undefined for listed values of any. Or the branch that must be taken first. */
type Settled = { readonly type: string | undefined } | Choice;

/** Settles on one type, and tells what that leaves out; null where the field is left out. */
export function settleTypes(reader: FieldReader, found: Conjunction, place: Place): Settled | null {
  const { notes } = reader.document;
  const { at, subject, isRoot } = place;
  const types = found.types === null ? null : typesOfItsOwn(found.types);
  if (types !== null && types.length > 0 && found.types?.includes("null") === true)
    reader.warnNull(found.typeAt);
  if (isRoot) return settleRoot(reader, found, place);
  if (types !== null && types.length === 0) {
    notes.leaveField(
      at,
      subject.title,
      "unsupported-field",
      "按所写的规则什么都填不了",
      "what is said of it leaves nothing that could be filled in",
    );
    return null;
  }
  if (found.values !== null) return { type: typeOfValues(found, types) };
  const known = (types ?? []).filter((type) => isKnown(found, type));
  const [first, ...others] = known;
  if (types !== null && first !== undefined && types.length > 1) {
    const rest = [...others, ...types.filter((type) => !known.includes(type))].join("、");
    tellTypes(reader, found, subject, first, rest);
  }
  if (first !== undefined) return { type: first };
  const choice = firstKnownBranch(reader, found);
  if (choice !== null) return tellChoice(reader, choice, subject);
  if (types !== null) return { type: types[0] };
  return untyped(reader, found, place);
}

/** Without null, which a blank is here, and without integers where any number will do. */
function typesOfItsOwn(types: readonly string[]): readonly string[] {
  const isNumber = types.includes("number");
  return types.filter((type) => type !== "null" && !(type === "integer" && isNumber));
}

/** The form itself: an object with properties, said at once or in a branch. */
function settleRoot(reader: FieldReader, found: Conjunction, { subject }: Place): Settled {
  const types = found.types ?? ["object"];
  const branch = found.hasProperties ? null : firstKnownBranch(reader, found, "object");
  if (branch !== null) return tellChoice(reader, branch, subject);
  if (!types.includes("object")) return { type: types[0] };
  const rest = types.filter((type) => type !== "object" && type !== "null").join("、");
  if (rest !== "") tellTypes(reader, found, subject, "object", rest);
  return { type: "object" };
}

function tellTypes(
  reader: FieldReader,
  found: Conjunction,
  { title }: Subject,
  first: string,
  rest: string,
): void {
  reader.document.notes.narrow(
    found.typeAt,
    title,
    "several-types",
    `可以是几种类型，取第一种 ${first}；${rest} 填不了`,
    `may be of several types, of which ${first} is taken; nothing of ${rest} can be filled in`,
  );
}

function tellChoice(reader: FieldReader, choice: Choice, { title }: Subject): Choice {
  const { at, keyword } = choice.alternative;
  reader.document.notes.narrow(
    at,
    title,
    "unsupported-keyword",
    `${keyword} 有几种填法，取第一种，别的填不了`,
    `${keyword} allows several ways to fill it in, of which the first is taken`,
  );
  return choice;
}

function typeOfValues(found: Conjunction, types: readonly string[] | null): string | undefined {
  const [only, ...others] = types ?? [];
  if (only !== undefined && others.length === 0) return only;
  // Values that are objects or lists are no options: what is inside of them may still be asked for.
  const values = (found.values ?? []).filter(({ value }) => value !== null);
  if (found.hasProperties && values.every(({ value }) => isOfType(value, "object"))) return "object";
  return undefined;
}

/** Whether a form can ask for values of this type by what is said of it. */
function isKnown(found: Conjunction, type: string): boolean {
  if (type === "object") return found.hasProperties || found.keywords.has("contentMediaType");
  if (type === "array") return found.items.length > 0;
  return type === "string" || type === "number" || type === "integer" || type === "boolean";
}

/** The first branch that a field can be made of, where the rest says no kind of field. */
function firstKnownBranch(reader: FieldReader, found: Conjunction, needed?: "object"): Choice | null {
  for (const alternative of found.alternatives) {
    for (const branch of alternative.branches) {
      const inside = conjoin(reader.document, [branch], new Map());
      if (inside.broken !== null || inside.alternatives.length > 0) continue;
      if (needed !== undefined) {
        if (inside.hasProperties) return { alternative, branch };
        continue;
      }
      const { types } = inside;
      const isGood =
        inside.values !== null ||
        (types ?? []).some((type) => isKnown(inside, type)) ||
        (types === null && inside.hasProperties);
      if (isGood) return { alternative, branch };
    }
  }
  return null;
}

/** No type is named: what else is said may tell it. */
function untyped(reader: FieldReader, found: Conjunction, { at, subject }: Place): Settled | null {
  const { notes } = reader.document;
  const dynamic = found.rules.find(({ value }) => value === "$dynamicRef" || value === "$recursiveRef");
  if (dynamic !== undefined) {
    const { value: keyword } = dynamic;
    notes.leaveField(
      dynamic.at,
      subject.title,
      "unsupported-keyword",
      `不支持“${keyword}”`,
      `the keyword "${keyword}" is not supported`,
    );
    return null;
  }
  const said = [...found.keywords.keys(), ...found.rules.map(({ value }) => value)];
  const type = found.hasProperties
    ? "object"
    : found.items.length > 0
      ? "array"
      : (["string", "number", "array", "object"] as const).find((each) =>
          said.some((keyword) => isAbout(keyword, each)),
        );
  if (type !== undefined) {
    notes.warn(
      at,
      "type-assumed",
      `没有写明类型，按 ${type} 读取`,
      `names no type and is read as ${type}, by what else is said of it`,
    );
    return { type };
  }
  notes.narrow(
    at,
    subject.title,
    "unsupported-field",
    "没有说明类型，当作文本填写",
    "does not say what it is, and is filled in as a text",
  );
  return { type: "string" };
}

function isAbout(keyword: string, type: string): boolean {
  return ["string", "number", "array", "object"].every(
    (each) => hasNoEffect(keyword, each) === (each !== type),
  );
}
