import { expect, it } from "vitest";
import { schemaFiles } from "../src/schemas.ts";

/** What names and titles are called as properties, alone or at the end of a longer word. */
const nameLike = /^(title|name|label|number|position|level|shortName|levels|tags)$|(Title|Name)$/;

/** Names that are no such texts, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  "form.schema.json FieldTasks/title": "the key of a field",
  "form.schema.json FieldTasks/milestone/title": "the key of a field",
  "identity.rpc.schema.json SignInInput/username": "compared with those that exist, whatever is typed",
  "identity.rpc.schema.json FirstAdministratorInput/username": "judged by createUser, more strictly",
  "identity.rpc.schema.json SessionInfo/user/username": "a copy of one that was judged",
  "users.rpc.schema.json CreateAccountsInput/people/username": "judged by isUsername, more strictly",
  "users.rpc.schema.json CreateUserInput/username": "judged by isUsername, more strictly",
  "imports.rpc.schema.json ImportFields/fields/title": "the house's own words, in both languages",
  "stored-file.schema.json name": "cleaned as it comes in, more strictly",
  "stored-file.schema.json StoredFileReference/name": "as the file itself has it",
};

/** What names are by definition; a revision's number is none; a property of another place is judged there. */
const given = /#\/\$defs\/(Title|Label|RecordedName|Revision)$|#\/properties\//;

it("every name or title of the schemas is one by definition, or is known not to be", () => {
  const bare: string[] = [];
  const visit = (schema: unknown, place: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, inner] of Object.entries(schema)) {
      const isProperty = place.endsWith("/properties");
      const texts = isProperty ? textsOf(inner) : [];
      if (isProperty && (nameLike.test(key) || key === "username") && !texts.every(isGiven))
        bare.push(`${place}/${key}`.replaceAll(/\/(properties|items|\$defs|oneOf\/\d+)(?=\/)/g, ""));
      visit(inner, `${place}/${key}`);
    }
  };
  for (const [file, schema] of Object.entries(schemaFiles)) visit(schema, file);
  const told = bare.map((place) => place.replace("/", " ")).sort();
  expect(told).toEqual(Object.keys(exceptions).sort());
});

it("what comes in gives names, it does not record them", () => {
  const inputs = Object.values(schemaFiles).flatMap((file) =>
    Object.entries(Object(file.$defs)).filter(([title]) => title.endsWith("Input")),
  );
  expect(inputs.length).toBeGreaterThan(40);
  for (const [title, schema] of inputs) expect(JSON.stringify(schema), title).not.toContain("RecordedName");
});

/** The schemas of a property that may hold a text: its own, or that of its items. */
function textsOf(schema: unknown): object[] {
  if (typeof schema !== "object" || schema === null) return [];
  const items: unknown = Reflect.get(schema, "items");
  if (items !== undefined) return textsOf(items);
  const isNoText = "enum" in schema || ("type" in schema && schema.type !== "string");
  return isNoText ? [] : [schema];
}

function isGiven(schema: object): boolean {
  const reference: unknown = Reflect.get(schema, "$ref");
  const format: unknown = Reflect.get(schema, "format");
  return (typeof reference === "string" && given.test(reference)) || format === "one-line";
}
