import { usedInputs } from "../../forms/used-inputs.ts";

/** The columns of data that a paper's points use, by the dataset's key. */
export async function usedData(paperHash: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  for (const { kind, parts } of await usedInputs(paperHash)) {
    if (kind !== "data") continue;
    for (const part of parts) {
      const [key = "", column = ""] = part.split(".");
      if (key !== "") found.set(key, (found.get(key) ?? new Set()).add(column));
    }
  }
  return new Map([...found].map(([key, columns]) => [key, [...columns].filter((one) => one !== "")]));
}
