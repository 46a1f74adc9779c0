import type { Form } from "@duheng/contracts";
import { check, type Scope } from "@duheng/formula";
import { asText, isRecord, own, type PlainRecord } from "../../shared/guards.ts";
import { isRequired, itemsOf } from "../operations/fields.ts";
import { mapFormulas } from "../operations/formulas.ts";
import { freeName } from "../operations/ids.ts";
import { type FieldPath, schemaAt } from "../operations/schemas.ts";
import type { Selection } from "../selection.ts";
import { asForm, type FieldPart, type FormParts } from "./form-parts.ts";

/**
 * What is chosen of a form, with all that it stands on: sections with their fields, groups with their indicators, the
 * fields that formulas name, the definitions that fields refer to. Null where nothing of it can be copied (the form
 * itself, samples).
 */
export function collectParts(form: Form, chosen: readonly Selection[]): FormParts | null {
  const ids = (kind: Selection["kind"]) =>
    new Set(chosen.flatMap((each) => (each.kind === kind && "id" in each ? [each.id] : [])));
  const pages = (form.layout?.pages ?? []).filter(({ id }) => ids("page").has(id));
  const sections = (form.layout?.pages ?? [])
    .filter((page) => !pages.includes(page))
    .flatMap((page) => page.sections.filter(({ id }) => ids("section").has(id)));
  const groups = form.score.groups.filter(({ id }) => ids("group").has(id));
  const indicators = form.indicators
    .filter(({ id, group }) => ids("indicator").has(id) || groups.some(({ code }) => code === group))
    .map(({ locked: _locked, ...indicator }) => indicator);
  const shown = [...pages.flatMap((page) => page.sections), ...sections].flatMap(({ items }) => items);
  const paths = outermost([
    ...shown.map(({ field }): FieldPath => [field]),
    ...chosen.flatMap((each) => (each.kind === "field" ? [each.path] : [])),
  ]);
  const fields = partsOf(form, paths);
  if (fields.length + pages.length + sections.length + groups.length + indicators.length === 0) return null;
  const parts: FormParts = {
    fields,
    inner: paths.length > 0 && paths.every((path) => path.length > 1),
    needed: [],
    definitions: {},
    pages,
    sections,
    groups,
    indicators,
  };
  return withDefinitions(form, withNeeded(form, parts, new Set(paths.map((path) => path[0] ?? ""))));
}

/** Names of formulas of the parts that the form does not know: `["受理数"]`. */
export function missingNames(parts: FormParts, form: Form): string[] {
  const scope = scopeOf(form);
  const missing = formulasOf(parts).flatMap((source) =>
    check(source, scope).diagnostics.flatMap(({ code, from, to }) =>
      code === "unknown-name" ? [source.slice(from, to)] : [],
    ),
  );
  return [...new Set(missing)];
}

/** Each path once, and none that another one holds already. */
function outermost(paths: readonly FieldPath[]): FieldPath[] {
  const holds = (outer: FieldPath, inner: FieldPath) =>
    outer.length < inner.length && outer.every((key, index) => key === inner[index]);
  const distinct = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  return distinct.filter((path) => !distinct.some((outer) => holds(outer, path)));
}

function partsOf(form: Form, paths: readonly FieldPath[]): FieldPart[] {
  const items = itemsOf(form);
  const used = new Set<string>();
  return paths.flatMap((path): FieldPart[] => {
    const schema = schemaAt(form.fields, path);
    if (schema === undefined) return [];
    const key = freeName(path.at(-1) ?? "", used);
    used.add(key);
    const item = path.length === 1 ? items.find(({ field }) => field === key) : undefined;
    const listed = isRequired(form, path) && schema["x-required"] !== true;
    return [
      {
        key,
        schema,
        ...(listed ? { required: true } : {}),
        ...(item?.as === undefined ? {} : { as: item.as }),
        ...(item?.span === undefined ? {} : { span: item.span }),
      },
    ];
  });
}

/** The parts with the fields that their formulas name, and those that these name. */
function withNeeded(form: Form, parts: FormParts, along: Set<string>): FormParts {
  const scope = scopeOf(form);
  let grown = parts;
  for (;;) {
    const names = new Set(
      formulasOf(grown).flatMap((source) =>
        check(source, scope).references.flatMap(({ path }) => path.slice(0, 1)),
      ),
    );
    const missing = [...names].filter(
      (name) => !along.has(name) && own(form.fields.properties, name) !== undefined,
    );
    if (missing.length === 0) return grown;
    for (const name of missing) along.add(name);
    const taken = new Set([...grown.fields, ...grown.needed].map(({ key }) => key));
    const needed = partsOf(form, missing.map((name) => [name])).filter(({ key }) => !taken.has(key));
    grown = { ...grown, needed: [...grown.needed, ...needed] };
  }
}

function formulasOf(parts: FormParts): string[] {
  const found: string[] = [];
  mapFormulas(asForm(parts), (source) => {
    found.push(source);
    return source;
  });
  return found;
}

function scopeOf(form: Form): Scope {
  const indicators = Object.fromEntries(
    form.indicators.map(({ code, title }) => [code, { type: "number?" as const, title }]),
  );
  return { schema: form.fields, ratings: true, previous: true, indicators };
}

/** The parts with the definitions that their fields refer to, and those that these refer to. */
function withDefinitions(form: Form, parts: FormParts): FormParts {
  const definitions: Record<string, PlainRecord> = {};
  const waiting: unknown[] = [...parts.fields, ...parts.needed].map(({ schema }) => schema);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...next);
    if (!isRecord(next)) continue;
    const name = asText(next.$ref)?.replace(/^#\/\$defs\//, "");
    const definition = name === undefined ? undefined : own(form.fields.$defs, name);
    if (name !== undefined && isRecord(definition) && !Object.hasOwn(definitions, name)) {
      definitions[name] = definition;
      waiting.push(definition);
    }
    waiting.push(...Object.values(next));
  }
  return { ...parts, definitions };
}
