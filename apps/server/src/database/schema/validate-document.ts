import { type DocumentName, ownFormats, problemsOf, ValidationError, validators } from "@duheng/contracts";
import { schemaFiles } from "@duheng/contracts/schemas";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { InvalidDocumentError } from "../invalid-document-error.ts";
import { type Located, referenceTo } from "./json-schema.ts";
import { withoutSealed } from "./judge-sealed.ts";
import { wireOf } from "./wire.ts";

/**
 * Throws InvalidDocumentError when a stored document is not what its schema says, but for what names hold. What is
 * sealed was judged before it was sealed; what should be and is not is refused.
 */
export function validateDocument(name: DocumentName, document: unknown): void {
  judge(name, (wire) => validators[name].parseStored(wire), document);
}

/** The same of names too, as they can be given today. */
export function validateStrictly(name: DocumentName, document: unknown): void {
  judge(name, (wire) => validators[name].parse(wire), document);
}

function judge(name: DocumentName, parse: (wire: unknown) => unknown, document: unknown): void {
  const { problems, document: open } = withoutSealed(name, wireOf(document));
  if (problems.length > 0) throw new InvalidDocumentError(name, problems);
  try {
    parse(open);
  } catch (error) {
    if (error instanceof ValidationError) throw new InvalidDocumentError(name, error.problems);
    throw error;
  }
}

/** Throws InvalidDocumentError, with problems under `path`, when a value does not fit its place in the schema. */
export function validateValue(name: DocumentName, place: Located, path: string, value: unknown): void {
  const reference = referenceTo(place);
  const check = checks.get(reference) ?? compiled(reference);
  const wire = wireValue(value);
  if (check(wire)) return;
  const problems = problemsOf(check.errors ?? [], wire);
  const prefix = `/${path.replaceAll(".", "/")}`;
  throw new InvalidDocumentError(
    name,
    problems.map((one) => ({ ...one, path: prefix + one.path })),
  );
}

const checks = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** Parts of schemas are compiled when an update first touches them; whole documents have ready-made validators. */
function compiled(reference: string): ValidateFunction {
  ajv ??= schemasInAjv();
  const check = ajv.compile({ $ref: reference });
  checks.set(reference, check);
  return check;
}

function schemasInAjv(): Ajv2020 {
  const made = new Ajv2020({ allErrors: true, strict: false });
  formats.default(made);
  // What names hold is judged where they are given.
  for (const format of Object.keys(ownFormats)) made.addFormat(format, true);
  for (const schema of Object.values(schemaFiles)) made.addSchema(schema);
  return made;
}

function wireValue(value: unknown): unknown {
  const wrapped = wireOf({ value });
  return typeof wrapped === "object" && wrapped !== null ? Reflect.get(wrapped, "value") : value;
}
