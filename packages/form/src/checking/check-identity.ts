import type { Form, Problem } from "@duheng/contracts";
import { prototypeKeys } from "../fields/reserved-keys.ts";
import { pointer } from "../json/pointer.ts";
import { isRecord, own, ownText } from "../json/record.ts";
import { errorAt } from "../problem.ts";

/** Stable ids are unique in the form, field ids among the fields; codes are unique within their kind. */
export function checkIdentity(form: Form): Problem[] {
  const indicators = form.indicators.map(({ id, code }, index) => ({
    id,
    code,
    at: pointer("/indicators", index),
  }));
  const groups = form.score.groups.map(({ id, code }, index) => ({
    id,
    code,
    at: pointer("/score/groups", index),
  }));
  const pages = (form.layout?.pages ?? []).flatMap((page, index) => {
    const at = pointer("/layout/pages", index);
    return [
      { id: page.id, at },
      ...page.sections.map(({ id }, section) => ({ id, at: pointer(at, "sections", section) })),
    ];
  });
  const samples = (form.samples ?? []).map(({ id }, index) => ({ id, at: pointer("/samples", index) }));
  return [
    ...repeats(indicators, "id"),
    ...repeats(groups, "id"),
    ...repeats(pages, "id"),
    ...repeats(samples, "id"),
    ...repeats(indicators, "code"),
    ...repeats(groups, "code"),
    ...[...indicators, ...groups]
      .filter(({ code }) => prototypeKeys.has(code))
      .map(({ at, code }) => forbidden(at, code)),
    ...repeatedFieldIds(form.fields),
  ];
}

interface Named {
  readonly id: string;
  readonly code?: string;
  readonly at: string;
}

function repeats(list: readonly Named[], attribute: "id" | "code"): Problem[] {
  const seen = new Set<string>();
  return list.flatMap((named) => {
    const value = named[attribute] ?? "";
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const code = attribute === "id" ? "duplicate-id" : "duplicate-code";
    const word = attribute === "id" ? "标识" : "代码";
    return [
      errorAt(
        pointer(named.at, attribute),
        code,
        `${word}“${value}”重复`,
        `the ${attribute} "${value}" is used twice`,
      ),
    ];
  });
}

function forbidden(at: string, code: string): Problem {
  return errorAt(
    `${at}/code`,
    "forbidden-key",
    `“${code}”不能用作代码`,
    `"${code}" must not be used as a code`,
  );
}

const stableId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** `x-id` of fields, wherever they stand; a definition used twice still has one id of its own. */
function repeatedFieldIds(fields: unknown): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  const walk = (schema: unknown, at: string): void => {
    const id = ownText(schema, "x-id");
    if (id !== undefined) {
      const place = pointer(at, "x-id");
      if (!stableId.test(id)) {
        problems.push(
          errorAt(
            place,
            "bad-id",
            "标识只能用字母、数字、- 和 _，最多 64 个",
            "an id has letters, digits, - and _, at most 64",
          ),
        );
      } else if (seen.has(id))
        problems.push(
          errorAt(place, "duplicate-id", `字段标识“${id}”重复`, `the field id "${id}" is used twice`),
        );
      seen.add(id);
    }
    for (const holder of ["properties", "$defs"]) {
      const children = own(schema, holder);
      if (isRecord(children))
        for (const [key, child] of Object.entries(children)) walk(child, pointer(at, holder, key));
    }
    const items = own(schema, "items");
    if (isRecord(items)) walk(items, pointer(at, "items"));
  };
  walk(fields, "/fields");
  return problems;
}
