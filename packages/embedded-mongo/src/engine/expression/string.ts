import { BSONRegExp } from "bson";
import { compareStrings } from "../compare.ts";
import { describe } from "../describe.ts";
import { type Document, documentOf } from "../document.ts";
import { compileRegex, type Regex } from "../filter/regex.ts";
import { MongoError } from "../mongo-error.ts";
import { isNumeric, toInteger } from "../numbers.ts";
import { tick } from "../turn.ts";
import { typeNameOf } from "../value-types.ts";
import { textOf } from "./conversion.ts";
import {
  argumentsOf,
  binary,
  isNullish,
  named,
  type OperatorTable,
  unary,
  variadic,
} from "./expression-types.ts";
import { resuming } from "./resumable.ts";

const many = Number.POSITIVE_INFINITY;

/** Operators on strings; null or missing counts as the empty string where MongoDB says so. */
export const stringOperators: OperatorTable = {
  $concat: variadic(0, many, (values) => {
    if (values.some(isNullish)) return null;
    return values.map((value) => string("$concat only supports strings, not ", value, 16702)).join("");
  }),
  $toLower: unary((value) =>
    (isNullish(value) ? "" : textOf(value)).replace(/[A-Z]+/g, (run) => run.toLowerCase()),
  ),
  $toUpper: unary((value) =>
    (isNullish(value) ? "" : textOf(value)).replace(/[a-z]+/g, (run) => run.toUpperCase()),
  ),
  $strcasecmp: binary((left, right) => {
    const fold = (value: unknown) => (isNullish(value) ? "" : textOf(value).toUpperCase());
    return Math.sign(compareStrings(fold(left), fold(right))) + 0;
  }),
  $strLenCP: unary(
    (value) => [...string("$strLenCP requires a string argument, found: ", value, 34471)].length,
  ),
  $strLenBytes: unary((value) =>
    Buffer.byteLength(string("$strLenBytes requires a string argument, found: ", value, 34473)),
  ),
  $substrCP: variadic(3, 3, ([value, start, length]) => {
    const points = [...(isNullish(value) ? "" : textOf(value))];
    const [from, count] = [substrBound("starting index", start), substrBound("length", length)];
    return points.slice(from, from + count).join("");
  }),
  $substrBytes: variadic(3, 3, ([value, start, length]) => substrBytes(value, start, length)),
  $substr: variadic(3, 3, ([value, start, length]) => substrBytes(value, start, length)),
  $split: binary((value, separator) => {
    if (isNullish(value) || isNullish(separator)) return null;
    const by = string(
      "$split requires an expression that evaluates to a string as a second argument, found: ",
      separator,
      40086,
    );
    if (by === "") throw new MongoError(40087, "$split requires a non-empty separator");
    return string(
      "$split requires an expression that evaluates to a string as a first argument, found: ",
      value,
      40085,
    ).split(by);
  }),
  $trim: trimming(true, true),
  $ltrim: trimming(true, false),
  $rtrim: trimming(false, true),
  $indexOfCP: variadic(2, 4, (values) => {
    const [value, part, start, end] = values;
    if (isNullish(value)) return null;
    const text = string("$indexOfCP requires a string as the first argument, found: ", value, 40091);
    const wanted = string("$indexOfCP requires a string as the second argument, found: ", part, 40092);
    const from = values.length < 3 ? 0 : natural("$indexOfCP", "starting", start);
    const to = values.length < 4 ? many : natural("$indexOfCP", "ending", end);
    const begin = unitAt(text, from);
    const found = begin === undefined ? -1 : text.indexOf(wanted, begin);
    if (found < 0) return -1;
    const at = from + [...text.slice(begin, found)].length;
    return at + [...wanted].length <= to ? at : -1;
  }),
  $indexOfBytes: variadic(2, 4, (values) => {
    const [value, part, start, end] = values;
    if (isNullish(value)) return null;
    const bytes = Buffer.from(
      string("$indexOfBytes requires a string as the first argument, found: ", value, 40091),
    );
    const wanted = Buffer.from(
      string("$indexOfBytes requires a string as the second argument, found: ", part, 40092),
    );
    const from = values.length < 3 ? 0 : natural("$indexOfBytes", "starting", start);
    const to =
      values.length < 4 ? bytes.length : Math.min(bytes.length, natural("$indexOfBytes", "ending", end));
    return from > to ? -1 : bytes.subarray(0, to).indexOf(wanted, from);
  }),
  $replaceOne: named(["input", "find", "replacement"], [], (values) => replace(values, "$replaceOne")),
  $replaceAll: named(["input", "find", "replacement"], [], (values) => replace(values, "$replaceAll")),
  $regexMatch: named(["input", "regex"], ["options"], (values, _compiler, name) => {
    const search = searched(name, values);
    return search?.regex.test(search.text) === true;
  }),
  $regexFind: named(
    ["input", "regex"],
    ["options"],
    (values, _compiler, name) => first(matches(name, values)) ?? null,
  ),
  $regexFindAll: (operand, compiler, name) => {
    const given = argumentsOf(name, operand, ["input", "regex"], ["options"]);
    const parts = Object.keys(given).map((key) => [key, compiler.compile(given[key])] as const);
    return compiler.loop(
      new Map(),
      null,
      () =>
        function* (root) {
          const values: Record<string, unknown> = {};
          for (const [key, part] of parts) values[key] = yield* resuming(part, root);
          const found: Document[] = [];
          for (const match of matches(name, values)) {
            found.push(match);
            if (tick()) yield;
          }
          return found;
        },
    );
  },
};

function string(why: string, value: unknown, code: number): string {
  if (typeof value === "string") return value;
  throw new MongoError(code, `${why}${typeNameOf(value)}`);
}

function natural(name: string, role: "starting" | "ending", value: unknown): number {
  const whole = isNumeric(value) ? toInteger(value) : null;
  if (whole === null)
    throw new MongoError(
      40096,
      `${name} requires an integral ${role} index, found a value of type: ${typeNameOf(value)}`,
    );
  if (whole < 0n)
    throw new MongoError(
      40097,
      `${name} requires a nonnegative ${role === "starting" ? "start" : "ending"} index, found: ${whole}`,
    );
  return Number(whole);
}

/** Where the character of that number begins, in UTF-16 units; `undefined` behind the end. */
function unitAt(text: string, character: number): number | undefined {
  let unit = 0;
  for (let left = character; left > 0; left--) {
    if (unit >= text.length) return undefined;
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}

function substrBound(role: "starting index" | "length", value: unknown): number {
  const isStart = role === "starting index";
  if (!isNumeric(value))
    throw new MongoError(
      isStart ? 34450 : 34452,
      `$substrCP: ${role} must be a numeric type (is BSON type ${typeNameOf(value)})`,
    );
  const whole = toInteger(value);
  if (whole === null)
    throw new MongoError(
      isStart ? 34451 : 34453,
      `$substrCP: ${role} cannot be represented as a 32-bit integral value: ${describe(value)}`,
    );
  if (whole < 0n)
    throw new MongoError(
      isStart ? 34455 : 34454,
      isStart
        ? "$substrCP: the starting index must be nonnegative integer."
        : "$substrCP: length must be a nonnegative integer.",
    );
  return Number(whole);
}

function substrBytes(value: unknown, start: unknown, length: unknown): string {
  const bytes = Buffer.from(isNullish(value) ? "" : textOf(value));
  const whole = (index: unknown): number => {
    const result = isNumeric(index) ? toInteger(index) : null;
    if (result === null)
      throw new MongoError(16034, `$substrBytes: index must be a number (is BSON type ${typeNameOf(index)})`);
    return Number(result);
  };
  const from = whole(start);
  const count = whole(length);
  if (from < 0)
    throw new MongoError(50752, `$substrBytes: starting index must be non-negative (got: ${from})`);
  const to = count < 0 ? bytes.length : Math.min(bytes.length, from + count);
  for (const at of [from, to]) {
    if (((bytes[at] ?? 0) & 0xc0) === 0x80) {
      throw new MongoError(
        28656,
        "$substrBytes: Invalid range, starting or ending index is in the middle of a UTF-8 character.",
      );
    }
  }
  return bytes.toString("utf8", Math.min(from, to), to);
}

const blanks = "\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a";

function trimming(left: boolean, right: boolean) {
  return named(["input"], ["chars"], ({ input, chars }, _compiler, name) => {
    if (isNullish(input) || chars === null) return null;
    const text = [...string(`${name} requires its input to be a string, got `, input, 50699)];
    const unwanted = new Set(
      chars === undefined ? blanks : string(`${name} requires 'chars' to be a string, got `, chars, 50700),
    );
    let start = 0;
    let end = text.length;
    while (left && start < end && unwanted.has(text[start] ?? "")) start++;
    while (right && end > start && unwanted.has(text[end - 1] ?? "")) end--;
    return text.slice(start, end).join("");
  });
}

function replace(values: Readonly<Record<string, unknown>>, name: string): unknown {
  const { input, find, replacement } = values;
  if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
  const text = string(`${name} requires that 'input' be a string, found: `, input, 51746);
  const part = string(`${name} requires that 'find' be a string, found: `, find, 51745);
  const by = string(`${name} requires that 'replacement' be a string, found: `, replacement, 51744);
  return name === "$replaceOne" ? text.replace(part, () => by) : text.replaceAll(part, () => by);
}

function first(found: Iterable<Document>): Document | undefined {
  for (const match of found) return match;
  return undefined;
}

/** A text and what is looked for in it; `undefined` where one of them is null. */
function searched(
  name: string,
  { input, regex, options }: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly regex: Regex } | undefined {
  if (isNullish(input) || isNullish(regex)) return undefined;
  const text = string(`${name} needs 'input' to be of type string, found `, input, 51104);
  const flags = isNullish(options)
    ? ""
    : string(`${name} needs 'options' to be of type string, found `, options, 51106);
  if (regex instanceof BSONRegExp && regex.options !== "" && flags !== "") {
    throw new MongoError(
      51107,
      `${name}: found regex option(s) specified in both 'regex' and 'option' fields`,
    );
  }
  const pattern =
    regex instanceof BSONRegExp
      ? regex.pattern
      : string(`${name} needs 'regex' to be of type string or regex, found `, regex, 51105);
  return {
    text,
    regex: compileRegex(pattern, regex instanceof BSONRegExp && flags === "" ? regex.options : flags),
  };
}

function* matches(name: string, values: Readonly<Record<string, unknown>>): Iterable<Document> {
  const search = searched(name, values);
  if (search === undefined) return;
  let before = 0;
  let idx = 0;
  for (const { index, text, captures } of search.regex.matches(search.text)) {
    // In characters, of which some are two units.
    idx += [...search.text.slice(before, index)].length;
    before = index;
    yield documentOf([["match", text] as const, ["idx", idx] as const, ["captures", captures] as const]);
  }
}
