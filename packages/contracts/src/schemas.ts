import schemas from "./generated/schemas.json" with { type: "json" };

/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** All schema files by their $id, such as "staff.schema.json"; references between them are by that name. */
export const schemaFiles: { readonly [file: string]: JsonSchema } = schemas;
