import type { Diagnostic } from "./diagnostic.ts";

/** A formula that does not check: `compile` throws it, with every mistake found. */
export class FormulaError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(
      `formula does not check: ${diagnostics.map(({ code, from, to }) => `${code} at ${from}-${to}`).join(", ")}`,
    );
    this.name = "FormulaError";
    this.diagnostics = diagnostics;
  }
}

/** A program with definitions that do not check: name of the definition → its mistakes. */
export class ProgramError extends Error {
  readonly byDefinition: Readonly<Record<string, readonly Diagnostic[]>>;

  constructor(byDefinition: Readonly<Record<string, readonly Diagnostic[]>>) {
    const parts = Object.entries(byDefinition).map(
      ([name, list]) =>
        `${name} (${list.map(({ code, from, to }) => `${code} at ${from}-${to}`).join(", ")})`,
    );
    super(`definitions do not check: ${parts.join("; ")}`);
    this.name = "ProgramError";
    this.byDefinition = byDefinition;
  }
}
