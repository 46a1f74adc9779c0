import { describe, expect, test } from "vitest";
import { compile } from "../../src/index.ts";
import { endOf } from "./end.ts";
import { form } from "./form.ts";
import { records } from "./records.ts";
import { type Mistake, mistakes } from "./table.ts";

const inputs = records(60);

describe("wrong formulas end in what was meant, or in no formula at all", () => {
  for (const mistake of mistakes) test(mistake.source, () => holds(mistake));
});

function holds(mistake: Mistake): void {
  const { source, ends } = endOf(mistake);
  const clean = typeof ends === "string";
  expect({ ends, source }).toEqual({ ends: mistake.ends, source });
  if (!clean || mistake.meant === null) {
    expect({ clean, source }).toEqual({ clean: false, source });
    return;
  }
  const [given, meant] = [compile(source, form), compile(mistake.meant, form)];
  for (const input of inputs) {
    expect({ source, input, value: outcomeOf(given.evaluate(input)) }).toEqual({
      ...{ source, input },
      value: outcomeOf(meant.evaluate(input)),
    });
  }
}

/** Errors are told apart by their code: their places differ with the writing. */
function outcomeOf(result: ReturnType<ReturnType<typeof compile>["evaluate"]>): unknown {
  return "value" in result ? result.value : result.error.code;
}

test("there are at least 150 of them, each once", () => {
  expect(new Set(mistakes.map(({ source }) => source)).size).toBe(mistakes.length);
  expect(mistakes.length).toBeGreaterThanOrEqual(150);
});
