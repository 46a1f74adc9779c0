import { parseNumber } from "../../shared/numbers.ts";

/** Several ballots' numbers as people write them: `90, 92，88`; what is no number is left out. */
export function parseBallots(text: string): number[] {
  return text
    .split(/[,，、;；\s]+/)
    .map(parseNumber)
    .filter((number) => number !== undefined);
}
