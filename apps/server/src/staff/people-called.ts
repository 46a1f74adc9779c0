import { listFilter } from "../database/list-input.ts";
import { staffListing } from "./listings.ts";
import { staff } from "./model.ts";

/** So many of those whom a text finds are looked for. */
const mostFound = 1_000;

/** The ids of whom a text finds, by name, sound or number, as the list of people does. */
export function staffCalled(text: string): Promise<string[]> {
  return staff.findIds(listFilter(staffListing, { filter: { q: text } }), { limit: mostFound });
}
