import { usedInputs } from "../../forms/used-inputs.ts";

/** The columns of data that a paper uses, for points or to fill fields, by the dataset's key. */
export async function usedData(paperHash: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  for (const { columns } of await usedInputs(paperHash))
    for (const { dataset, column } of columns)
      found.set(dataset, (found.get(dataset) ?? new Set<string>()).add(column));
  return new Map([...found].map(([key, columns]) => [key, [...columns]]));
}
