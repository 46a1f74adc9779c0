import { isRecord, type JsonRecord, own, ownList, ownText } from "../json/record.ts";

/** One of the values that a schema lists; any JSON value until it is checked. */
export interface ListedValue {
  readonly value: unknown;
  readonly title?: string;
  readonly description?: string;
}

/** Lists beside `enum` that say what its values are called, by the tools that write them. */
export const namesOfEnum = ["enumNames", "x-enumNames", "x-enum-varnames"] as const;
export const descriptionsOfEnum = ["enumDescriptions", "x-enum-descriptions", "x-enumDescriptions"] as const;

/** The values of `enum`, with what is said of each beside it. */
export function valuesOfEnum(schema: JsonRecord): ListedValue[] | null {
  const values = ownList(schema, "enum");
  if (values === undefined) return null;
  const names = saidBeside(schema, namesOfEnum);
  const descriptions = saidBeside(schema, descriptionsOfEnum);
  return values.map((value, index) => {
    const description = descriptions(value, index);
    // What it is called is what a person chooses by.
    const title = names(value, index) ?? description;
    return {
      value,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined || description === title ? {} : { description }),
    };
  });
}

function saidBeside(schema: JsonRecord, keywords: readonly string[]) {
  const said = keywords.map((keyword) => own(schema, keyword)).find((each) => each !== undefined);
  return (value: unknown, index: number): string | undefined => {
    const found: unknown = Array.isArray(said) ? said[index] : own(said, String(value));
    return typeof found === "string" && found !== "" ? found : undefined;
  };
}

const besideConstants: ReadonlySet<string> = new Set([
  "$comment",
  "const",
  "deprecated",
  "description",
  "enum",
  "title",
  "type",
  ...namesOfEnum,
  ...descriptionsOfEnum,
]);

/** The values of a branch that only lists some: `{ const, title }`, `{ enum }`; null where it says anything else. */
export function valuesOfBranch(branch: unknown): ListedValue[] | null {
  if (!isRecord(branch) || Object.keys(branch).some((key) => !besideConstants.has(key))) return null;
  const title = ownText(branch, "title");
  const description = ownText(branch, "description");
  const said = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
  if (Object.hasOwn(branch, "const")) return [{ value: branch.const, ...said }].filter(ofType(branch));
  const listed = valuesOfEnum(branch);
  if (listed === null) return own(branch, "type") === "null" ? [{ value: null }] : null;
  const values = listed.length === 1 ? listed.map((each) => ({ ...said, ...each })) : listed;
  return values.filter(ofType(branch));
}

function ofType(branch: JsonRecord): (each: ListedValue) => boolean {
  const type = own(branch, "type");
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return ({ value }) => type === undefined || types.some((each) => isOfType(value, each));
}

/** Whether a value is of a type of JSON Schema. */
export function isOfType(value: unknown, type: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  return type === "null" ? value === null : typeof value === type;
}
