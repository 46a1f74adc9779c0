import type { Form } from "@duheng/contracts";
import type { AnswerMap, FillStore } from "../../src/api.ts";
import { prepareForm } from "../../src/index.ts";
import { fixed, smallForm } from "../forms/small-form.ts";

const checked = (formula: string, zh: string, en: string) => ({
  "x-check": [{ formula, message: { zh, en } }],
});

/** A form in which what is seen, computed and checked hangs together: inside of an object in an object, in rows, and across them. */
export const filledForm: Form = smallForm({
  properties: {
    数: {
      type: "number",
      minimum: 0,
      maximum: 100,
      ...checked("数 <> 13 OR COUNT(行) > 1", "十三要两行", "13 takes two rows"),
    },
    名: { type: "string", minLength: 2, maxLength: 4, default: "某人" },
    显: { type: "boolean" },
    组: {
      ...{ type: "object", "x-visible": "显 ?? FALSE", required: ["甲"] },
      properties: {
        甲: { type: "number", default: 5 },
        深: {
          type: "object",
          properties: {
            丙: { type: "string", default: "x" },
            丁: { type: "number" },
            和: { type: "number", "x-computed": "(丁 ?? 0) + (数 ?? 0)" },
          },
        },
      },
    },
    空组: { type: "object", properties: { 戊: { type: "integer" }, 己: { type: "string", format: "date" } } },
    行: {
      ...{ type: "array", maxItems: 3 },
      items: {
        type: "object",
        required: ["a"],
        properties: {
          a: { type: "number", ...checked("10 / (a - 数) < 5", "太近", "too near") },
          b: { type: "number", "x-computed": "a * 2" },
          c: { type: "string", "x-visible": "a > (数 ?? 0)", enum: ["X", "Y"] },
          内: {
            type: "array",
            items: { type: "object", properties: { 值: { type: "number", default: 7 } } },
          },
        },
      },
    },
    选: { type: "array", uniqueItems: true, items: { type: "string", enum: ["p", "q", "r"] } },
    总: { type: "number", "x-computed": "SUM(行.b) + SUM(行.内.值)", maximum: 50 },
    比: { type: "number", "x-computed": "10 / (数 - 1)" },
  },
  required: ["数", "行", "比"],
  indicators: [
    fixed("P", 10, "MIN(满分, 总)"),
    fixed("Q", 10, "比", { applicable: "(显 ?? FALSE) OR 数 > 50" }),
  ],
});

interface Filling {
  readonly answers?: AnswerMap;
  readonly steps: readonly (readonly [name: string, ...given: unknown[]])[];
}

/** Each step of a filling: what it gives or how it is refused, the places that are told, and what is otherwise than before it. */
export function tellFill(given: unknown): readonly string[] {
  const { answers = {}, steps } = given as Filling;
  const store = prepareForm(filledForm).startFilling(answers);
  const told = new Set<string>();
  for (const path of listened) store.subscribe(path, () => told.add(path));
  let all = 0;
  store.subscribeAll(() => {
    all += 1;
  });
  let before = linesOf(store);
  return [
    ...before,
    ...steps.flatMap((step) => {
      told.clear();
      all = 0;
      const result = outcomeOf(store, step);
      const now = linesOf(store);
      const changed = now.filter((line) => !before.includes(line));
      const gone = before.filter((line) => !now.includes(line)).map((line) => placeOf(line));
      before = now;
      return [
        `> ${JSON.stringify(step)}${result}`,
        ...(all === 0 ? [] : [`  told ${all}: ${[...told].join(" ")}`]),
        ...changed.map((line) => `  ${line}`),
        ...gone
          .filter((place) => !now.some((line) => placeOf(line) === place))
          .map((place) => `  ${place} gone`),
      ];
    }),
  ];
}

const listened = [
  ...[
    "/数",
    "/名",
    "/显",
    "/组",
    "/组/甲",
    "/组/深",
    "/组/深/丙",
    "/组/深/和",
    "/空组",
    "/空组/戊",
    "/行",
    "/选",
    "/总",
    "/比",
  ],
  ...[
    "/行/0",
    "/行/0/a",
    "/行/0/b",
    "/行/0/c",
    "/行/1",
    "/行/1/a",
    "/行/0/内",
    "/行/0/内/0",
    "/行/0/内/0/值",
  ],
];

function outcomeOf(store: FillStore, [name, path, ...given]: readonly [string, ...unknown[]]): string {
  const at = String(path ?? "");
  const acts: Readonly<Record<string, () => unknown>> = {
    get: () => store.get(at),
    set: () => store.set(at, given[0]),
    newRow: () => store.newRow(at),
    insertRow: () => store.insertRow(at, given[0] as number | undefined, given[1] as AnswerMap | undefined),
    removeRow: () => store.removeRow(at, Number(given[0])),
    moveRow: () => store.moveRow(at, Number(given[0]), Number(given[1])),
    undo: () => store.undo(),
    redo: () => store.redo(),
    isVisible: () => store.isVisible(at),
    problems: () => store.problems(at).map(({ code, message }) => [code, message.zh, message.en]),
  };
  try {
    const result = acts[name]?.();
    return result === undefined ? "" : ` = ${JSON.stringify(result)}`;
  } catch (error) {
    return ` ! ${String(error)}`;
  }
}

/** Where a filling stands, one thing a line: the place first. */
function linesOf(store: FillStore): string[] {
  const { answers, state } = store.snapshot();
  const { score, indicators } = store.score();
  return [
    `answers ${JSON.stringify(answers)}`,
    `handed-in ${JSON.stringify(store.submission())}`,
    ...Object.entries(state.visible).map(([path, isVisible]) => `seen:${path} ${isVisible}`),
    ...Object.entries(state.computed).map(([path, value]) => `computed:${path} ${JSON.stringify(value)}`),
    ...Object.entries(state.problems).map(
      ([path, problems]) =>
        `wrong:${path} ${problems.map(({ code, severity }) => `${severity} ${code}`).join(", ")}`,
    ),
    `complete ${state.complete}`,
    `may ${store.canUndo ? "undo" : "-"} ${store.canRedo ? "redo" : "-"}`,
    `score ${score} ${Object.entries(indicators)
      .map(([code, result]) => `${code} ${result?.state} ${result?.points}`)
      .join(", ")}`,
  ];
}

function placeOf(line: string): string {
  return line.slice(0, line.indexOf(" "));
}
