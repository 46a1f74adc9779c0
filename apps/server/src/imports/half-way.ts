import { imports } from "./model.ts";

/** The present tenant's imports of which a part is written, or undone; by the name of their file, else by who brought them. */
export async function importsHalfWay(): Promise<string[]> {
  const found = await imports.find({ isWriting: true }, { sort: { _id: 1 } });
  return found.map(({ source, by }) => source.name || by.name);
}
