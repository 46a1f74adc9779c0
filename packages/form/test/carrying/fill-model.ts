import { type Model, type Slot, slotsOf } from "./model.ts";

type Answers = Record<string, unknown>;

/** Answers in which each typed value is another, and files for each field: `pick` says what is left blank. */
export function fillModel(model: Model, pick: number): { answers: Answers; files: Map<string, string> } {
  let made = 0;
  const files = new Map<string, string>();
  const isBlank = () => {
    made += 1;
    return (made * 7 + pick) % 6 === 0;
  };
  const level = (row: Slot | undefined, path: string): Answers => {
    const answers: Answers = {};
    for (const slot of slotsOf(model, row)) {
      const { node, steps } = slot;
      const place = [path, ...steps].join("/");
      if (!isBlank()) files.set(place, `file-${made}`);
      if (node.kind === "object" || isBlank()) continue;
      const [first, second = first] = node.options.map(([value]) => value);
      const values = {
        text: () => `t${made}`,
        number: () => made + 0.5,
        choice: () => (made % 2 === 0 ? first : second),
        choices: () =>
          made % 2 === 0 ? [first] : [first, second].filter((each, at, all) => all.indexOf(each) === at),
        rows: () => Array.from({ length: 1 + (made % 3) }, (_, at) => level(slot, `${place}/${at}`)),
      };
      put(answers, steps, values[node.kind]());
    }
    return answers;
  };
  return { answers: level(undefined, ""), files };
}

export function put(target: Answers, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = { ...(target[key] as Answers | undefined) };
  put(inner, rest, value);
  target[key] = inner;
}

export function valueAt(source: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((held, step) => (held as Answers | undefined)?.[step], source);
}
