import { describe, expect, test } from "vitest";
import { check, compile } from "../src/index.ts";
import cases from "./cases.json" with { type: "json" };

interface Case {
  name: string;
  source: string;
  input?: object;
  value?: unknown;
  diagnostic?: { code: string; at: number[]; fix?: string };
  error?: { code: string; at: number[] };
}

const all: readonly Case[] = cases.cases;
const scope = { schema: cases.schema };

describe("the worked examples of the design", () => {
  for (const { name, source, input, value, diagnostic, error } of all) {
    test(name, () => {
      if (diagnostic !== undefined) {
        const { diagnostics } = check(source, scope);
        const [found, ...others] = diagnostics;
        expect(others).toEqual([]);
        expect([found?.code, [found?.from, found?.to]]).toEqual([diagnostic.code, diagnostic.at]);
        if (diagnostic.fix !== undefined) expect(found?.fix?.insert).toBe(diagnostic.fix);
        return;
      }
      const result = compile(source, scope).evaluate({ ...cases.input, ...input });
      if (error === undefined) expect(result).toEqual({ value });
      else expect(result).toMatchObject({ error: { code: error.code, from: error.at[0], to: error.at[1] } });
    });
  }
});
