/**
 * Makes src/generated from the repository's schemas/: TypeScript types of every titled definition, and
 * ajv's validators as plain ES module code (no `new Function`, so they run under a strict
 * Content-Security-Policy).
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { _ } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { ownFormats } from "../src/one-line.ts";

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), "..");
const schemaFolder = join(packageFolder, "../../schemas");
const outFolder = join(packageFolder, "src/generated");

const errorLimitModule = "../error-limit.ts";
const ownFormatsModule = "../one-line.ts";

interface Property {
  type?: string;
  "x-sealed"?: { first: number; last: number };
  "x-holds-sealed"?: { document: string; id: string };
}

type Schema = {
  $id: string;
  title?: string;
  $defs?: Record<string, { title?: string }>;
  required?: string[];
  properties?: Record<string, Property>;
};

const schemas = await readSchemas();
const names = nameDefinitions(schemas);
await mkdir(outFolder, { recursive: true });
await Promise.all([writeTypes(), writeValidators(), writeSchemas(), writeSealed()]);

async function readSchemas(): Promise<Schema[]> {
  const files = (await readdir(schemaFolder)).filter((file) => file.endsWith(".schema.json")).sort();
  return Promise.all(
    files.map(async (file) => {
      const schema = JSON.parse(await readFile(join(schemaFolder, file), "utf8")) as Schema;
      if (schema.$id !== file) throw new Error(`schemas/${file}: $id must be "${file}", not "${schema.$id}"`);
      return schema;
    }),
  );
}

/** Every titled root and definition, by its title: title → reference. Two of one title are a mistake. */
function nameDefinitions(all: Schema[]): Map<string, string> {
  const found = new Map<string, string>();
  const add = (title: string, reference: string): void => {
    if (found.has(title))
      throw new Error(`the title ${title} stands at ${found.get(title)} and at ${reference}`);
    found.set(title, reference);
  };
  for (const schema of all) {
    if (schema.title) add(schema.title, schema.$id);
    for (const [key, definition] of Object.entries(schema.$defs ?? {})) {
      if (!definition.title) throw new Error(`${schema.$id}#/$defs/${key} has no title`);
      add(definition.title, `${schema.$id}#/$defs/${key}`);
    }
  }
  return found;
}

async function writeTypes(): Promise<void> {
  const root: JSONSchema = {
    title: "AllDocuments",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries([...names].map(([title, reference]) => [title, { $ref: reference }])),
  };
  const types = await compile(root, "AllDocuments", {
    cwd: `${schemaFolder}/`,
    bannerComment: "/* Made from schemas/ by `npm run codegen`; not to be edited. */",
    unreachableDefinitions: false,
    strictIndexSignatures: true,
    unknownAny: true,
    ignoreMinAndMaxItems: true,
    format: false,
  });
  await writeFile(join(outFolder, "types.ts"), types);
}

async function writeValidators(): Promise<void> {
  const ajv = new Ajv2020({
    schemas,
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, formats: _`allFormats` },
  });
  addFormats.default(ajv);
  for (const [name, format] of Object.entries(ownFormats)) ajv.addFormat(name, format);
  ajv.addKeyword("x-sealed");
  ajv.addKeyword("x-holds-sealed");
  ajv.addKeyword("x-derived");
  const code = withFormats(withEndingLoops(standaloneCode(ajv, Object.fromEntries(names))));
  const bundled = await build({
    stdin: { contents: code, resolveDir: packageFolder, loader: "js" },
    bundle: true,
    format: "esm",
    external: [errorLimitModule, ownFormatsModule],
    target: "es2022",
    write: false,
    legalComments: "none",
    minifyWhitespace: true,
    minifySyntax: true,
  });
  await writeFile(join(outFolder, "validators.js"), bundled.outputFiles[0]?.text ?? "");
  await writeFile(
    join(outFolder, "validators.d.ts"),
    `import type { AllDocuments } from "./types.ts";\nimport type { ErrorObject } from "ajv";\ntype Check<T> = ((data: unknown) => data is T) & { errors?: ErrorObject[] | null };\n${[
      ...names.keys(),
    ]
      .map((title) => `export const ${title}: Check<NonNullable<AllDocuments["${title}"]>>;`)
      .join("\n")}\n`,
  );
}

/** The formats that the code names: those of JSON Schema, and our own. */
function withFormats(code: string): string {
  return [
    'import { fullFormats } from "ajv-formats/dist/formats.js";',
    `import { ownFormats } from "${ownFormatsModule}";`,
    "const allFormats = { ...fullFormats, ...ownFormats };",
    code,
  ].join("\n");
}

/**
 * ajv's `allErrors` visits every item of a list, whatever came before, and copies all errors so far at each. With this
 * every loop ends once its function, or inside of a choice its branch, has as many errors as are wanted: the branch
 * has failed already, so what is left out changes no judgement. Errors of the branches before are none of its own.
 */
function withEndingLoops(code: string): string {
  const loop = /\bfor\s*\((?:[^()]|\([^()]*\))*\)\s*\{/g;
  const loops = code.match(/\bfor\s*\(/g)?.length ?? 0;
  let changed = 0;
  const ending = code.replace(loop, (head, at: number) => {
    changed += 1;
    return `${head}if(errors-${errorsBefore(code, at)}>=errorLimit.errors)break;`;
  });
  if (loops === 0 || changed !== loops) throw new Error(`${changed} of ${loops} loops were given an end`);
  // Its loop counts errors until one item fits: an early end would change the judgement.
  if (/"contains":/.test(JSON.stringify(schemas))) throw new Error("contains: say it by anyOf and items");
  return `import { errorLimit } from "${errorLimitModule}";\n${ending}`;
}

/** The variable with the errors before the innermost branch around a place; ajv compares it when the branch is over. */
function errorsBefore(code: string, at: number): string {
  const start = code.lastIndexOf("function validate", at);
  const next = code.indexOf("function validate", at);
  const behind = code.slice(at, next === -1 ? code.length : next);
  const begun = [...code.slice(start, at).matchAll(/\bconst (_errs\d+)\s*=\s*errors;/g)].map(
    (found) => found[1] ?? "",
  );
  const around = begun.findLast((name) => new RegExp(`\\b${name}\\s*===\\s*errors\\b`).test(behind));
  return around ?? "0";
}

/** The schemas themselves, for those who derive something from a shape (the server's models). */
async function writeSchemas(): Promise<void> {
  const byId = Object.fromEntries(schemas.map((schema) => [schema.$id, schema]));
  await writeFile(join(outFolder, "schemas.json"), JSON.stringify(byId));
}

/** Where a document keeps attributes of another one as they were stored, sealed ones among them. */
function heldSealed(sealedDocuments: ReadonlySet<string>) {
  return Object.fromEntries(
    schemas.flatMap((schema) => {
      const own = Object.entries(schema.properties ?? {}).flatMap(
        ([property, { "x-holds-sealed": held }]) => {
          if (held === undefined) return [];
          if (!sealedDocuments.has(held.document) || schema.properties?.[held.id] === undefined)
            throw new Error(
              `${schema.$id}: ${property} must name a document with sealed values, and where its id stands`,
            );
          return [[property, held] as const];
        },
      );
      const marks = JSON.stringify(schema).split('"x-holds-sealed"').length - 1;
      if (marks !== own.length)
        throw new Error(`${schema.$id}: only a property of a document itself can hold what is sealed`);
      return own.length === 0 || schema.title === undefined ? [] : [[schema.title, Object.fromEntries(own)]];
    }),
  );
}

/** What is encrypted where it is kept, by document and property, and how much of it a mask shows. */
async function writeSealed(): Promise<void> {
  const sealed = Object.fromEntries(
    schemas.flatMap((schema) => {
      const own = Object.entries(schema.properties ?? {}).flatMap(
        ([property, { type, "x-sealed": shown }]) => {
          if (shown === undefined) return [];
          if (type !== "string" || schema.required?.includes(property))
            throw new Error(`${schema.$id}: ${property} is sealed, so it must be a text that may be absent`);
          return [[property, shown] as const];
        },
      );
      const marks = JSON.stringify(schema).split('"x-sealed"').length - 1;
      if (marks !== own.length)
        throw new Error(`${schema.$id}: only a property of a document itself can be sealed`);
      if (own.length > 0 && schema.properties?.unreadable === undefined)
        throw new Error(
          `${schema.$id}: what is sealed may be unreadable, which the document must be able to say`,
        );
      return own.length === 0 || schema.title === undefined ? [] : [[schema.title, Object.fromEntries(own)]];
    }),
  );
  const held = heldSealed(new Set(Object.keys(sealed)));
  await writeFile(
    join(outFolder, "sealed.ts"),
    `/* Made from schemas/ by \`npm run codegen\`; not to be edited. */\nexport const sealed = ${JSON.stringify(sealed)} as const;\nexport const heldSealed = ${JSON.stringify(held)} as const;\n`,
  );
}
