import { resolve } from "node:path";
import { commonFields } from "../commands/common-fields.ts";
import { databaseStages } from "../commands/database-source.ts";
import { failPointNames } from "../commands/fail-point.ts";
import { commands } from "../commands/index.ts";
import { refusedIndexFields } from "../commands/index-specification.ts";
import {
  errorCodes,
  expressionOperators,
  fieldOperators,
  jsonSchemaKeywords,
  labelledCodes,
  rankings,
  richAccumulators,
  simpleAccumulators,
  sinks,
  stages,
  topOperators,
  updateOperatorNames,
} from "../engine/index.ts";

/** Where the page lies. */
export const supportPagePath = resolve(import.meta.dirname, "../../../../docs/embedded-database.md");

/** What the embedded database supports, as Markdown, from the tables by which it decides. */
export function supportPage(): string {
  return `${[
    "# 内置数据库 · The embedded database",
    "> 由 `packages/embedded-mongo/src/documentation/` 从代码中的表生成，请勿手改。Generated from the tables in the code; do not edit.",
    "内置数据库讲 MongoDB 的协议，只支持下面列出的内容；其他命令、运算符、阶段和选项一律按 MongoDB 的错误码拒绝，并指明名称。\n\nThe embedded database speaks MongoDB's protocol. It supports what is listed here; any other command, operator, stage or option is refused with MongoDB's error code and its name. Nothing is half-done in silence.",
    section("命令 · Commands", [commandTable(), commonText()]),
    section("查询运算符 · Query operators", [
      list("At the top of a filter", Object.keys(topOperators)),
      list("On a field", [...Object.keys(fieldOperators), "$ (projection)", "$slice (projection)"]),
      list("Keywords of `$jsonSchema`", Object.keys(jsonSchemaKeywords)),
    ]),
    section("正则表达式 · Regular expressions", [regularExpressions]),
    section("更新 · Updates", [
      list("Operators", updateOperatorNames),
      "Positions: `$`, `$[]`, `$[<identifier>]` with `arrayFilters`. Names that begin with `$` may be written below the top of a document, and at its top only where it is inserted. An update may be a whole document, or a pipeline of `$set`, `$addFields`, `$unset`, `$project`, `$replaceWith`, `$replaceRoot`.",
    ]),
    section("聚合 · Aggregation", [
      list("Stages", [...Object.keys(stages), ...Object.keys(sinks), "$changeStream", "$collStats"]),
      list("First stages of an aggregation on a whole database", [...databaseStages, "$changeStream"]),
      list("Accumulators of `$group`, `$bucket` and `$setWindowFields`", [
        ...Object.keys(simpleAccumulators),
        ...Object.keys(richAccumulators),
      ]),
      list("Window functions beside them", [...Object.keys(rankings), "$shift"]),
      list("Expression operators", Object.keys(expressionOperators)),
      "Variables: `$$ROOT`, `$$CURRENT`, `$$REMOVE`, `$$NOW`, and those of `let`.",
    ]),
    section("索引 · Indexes", [
      "Single, compound, unique, sparse, partial, multikey and TTL indexes, ascending and descending. One key may have several, if they differ in being unique, sparse or partial, or in their collation. Text, geospatial, hashed and wildcard indexes are refused.",
      "An index with a collation serves queries of the same collation: equality, `$in`, and ranges of up to 1,000 different texts. It gives no order: JavaScript's `Intl.Collator` has no sort keys that could be stored, so a sort with a collation works in memory.",
      list("Options refused by name", refusedIndexFields),
    ]),
    section("视图 · Views", [
      "Read-only views of a collection or of another view: `create` with `viewOn` and `pipeline`. `find`, `aggregate`, `count`, `distinct` and `explain` read through them, and `$lookup`, `$graphLookup` and `$unionWith` join with them; `collMod` and `drop` change and remove them. Anything else on a view is refused with 166. A view has no collation.",
    ]),
    section("故障点 · Fail points", [
      list("Set by `configureFailPoint`, to test a client's retries", failPointNames),
    ]),
    section("错误码 · Error codes", [errorTable()]),
    section("限制 · Limits", [limits]),
  ].join("\n\n")}\n`;
}

const regularExpressions = [
  "In `$regex`, expressions among the values of `$in`, `$all`, `$not`, `$elemMatch` and `$pull`, the `pattern` and `patternProperties` of `$jsonSchema`, `$regexMatch`, `$regexFind` and `$regexFindAll`; with the options `i`, `m`, `s`, `x` and `u`. They run on RE2's engine, in time in proportion to the text, with PCRE's meanings: `.` is anything but a line feed, `$` stands before a last line feed too, `\\w`, `\\d` and `\\b` are those of ASCII, `\\s` its blanks.",
  "Refused with 51091, by name: look-around, back-references, possessive quantifiers, atomic, conditional and branch reset groups, recursion, callouts, verbs such as `(*FAIL)`, `\\K` `\\G` `\\R` `\\X` `\\C` `\\N` `\\h`, counts above 1,000, patterns of more than 32,764 characters or whose counts written out come to more than 3,000 steps. An expression that is more than plain text, times the text it is looked for in, may come to 6,000,000 steps; beyond that the command ends with 50.",
].join("\n\n");

const limits = [
  "- One server, one machine; it announces itself as the primary of a replica set of one member.",
  "- A write is acknowledged when it is on the disk (`j: true`), whatever its write concern asks.",
  "- Transactions have snapshot isolation. As in MongoDB write skew is possible: two transactions that read what the other writes, and write different documents, may both commit.",
  "- Change streams begin with the first one opened: from then on changes are kept, at most 50,000 of them and 64 MB. Older tokens get `ChangeStreamHistoryLost`.",
  "- A command that only reads ends when its client is gone or the server stops, and after five minutes of work when it has no `maxTimeMS` of its own.",
  "- What may take long for a single document (`$map`, `$filter`, `$reduce`, `$sortArray`, `$regexFindAll`, alone or in each other) is laid down and taken up again in reading commands, so that others have their turn and `maxTimeMS` holds. In update pipelines, validators, `$merge` with a pipeline and array filters it cannot be: there it ends with 50 after 2,000,000 steps, if half a second has gone by.",
  "- `$range` gives 2,000,000 values at most.",
  "- Reads give other connections their turn every 10 milliseconds, and so do updates, deletes and inserts of many documents, index builds, `$merge` and `$out`. As in MongoDB such a write is not one piece: each document is changed wholly or not at all, others see what is between, and an error or `maxTimeMS` leaves what was done. In a transaction it is one piece.",
  "- An index gives the order of a sort also for several values of its first fields and for the branches of an `$or`, which are merged, and for fields beside one that goes through arrays.",
  "- A sort, a group or a join that an index does not serve works in memory, a piece at a time. A find that is sorted so keeps 32 MB of documents, and of the others their sort keys.",
  '- Fields named like array indices (`"7"`) come first in their document, as they do in JavaScript and in the official driver.',
].join("\n");

function section(title: string, parts: readonly string[]): string {
  return [`## ${title}`, ...parts].join("\n\n");
}

function list(title: string, names: readonly string[]): string {
  return `${title}: ${[...names].sort(byName).map(code).join(" ")}`;
}

function commandTable(): string {
  const rows = Object.entries(commands)
    .sort(([a], [b]) => byName(a, b))
    .map(([name, command]) => {
      const fields = command.fields === "any" ? "any" : command.fields.map(code).join(" ");
      const parts = Object.entries(command.parts ?? {}).map(
        ([part, inner]) => `${code(part)}: ${inner.map(code).join(" ")}`,
      );
      const refused = (command.refused ?? []).map(code).join(" ");
      const where = [
        command.adminOnly === true ? "on `admin` only" : "",
        command.inTransaction === true ? "in transactions" : "",
      ].filter((text) => text !== "");
      return `| ${[code(name), [fields, ...parts].filter((text) => text !== "").join("; "), refused, where.join(", ")].join(" | ")} |`;
    });
  return ["| Command | Fields | Refused by name | Where |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function commonText(): string {
  return `${list("Fields every command takes", commonFields)}. Read concerns are all met by what one server gives; \`snapshot\` outside of transactions and \`atClusterTime\` are refused. A write concern of more than one server gives is written all the same, and the answer has a \`writeConcernError\`.`;
}

function errorTable(): string {
  const rows = Object.entries(errorCodes)
    .filter(([, number]) => number !== 0)
    .sort(([, a], [, b]) => a - b)
    .map(([name, number]) => `${number} ${code(name)}`);
  const labels = Object.entries(labelledCodes).map(
    ([label, names]) => `${code(label)} goes with ${names.map(code).join(" ")}`,
  );
  return `${rows.join(", ")}. Codes without a name of their own are \`Location<code>\`, as in MongoDB. ${labels.join("; ")}.`;
}

function code(name: string): string {
  return `\`${name}\``;
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
