import type { Publication } from "@duheng/contracts";
import { notFound } from "../errors/app-error.ts";
import { publications } from "./model.ts";

/** A publication whatever became of it since, and whoever may see it: what a form rests on stays readable. */
export function publicationById(id: string): Promise<Publication | undefined> {
  return publications.findOne({ _id: id });
}

/** The same for one that must be there. Errors: `not-found`. */
export async function requirePublication(id: string): Promise<Publication> {
  const found = await publicationById(id);
  if (found === undefined) throw notFound();
  return found;
}
