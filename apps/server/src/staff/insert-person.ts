import type { Staff } from "@duheng/contracts";
import type { Draft } from "../database/repository.ts";
import { openValue } from "../database/sealing/sealed-documents.ts";
import { staff } from "./model.ts";

/** A record of somebody; its sealed values are sealed under it. Part of a transaction, with `checkStaff`. */
export function insertPerson(draft: Draft<Staff>): Promise<Staff> {
  return staff.insert(draft);
}

/** A sealed value of a record, opened, to be sealed under another; undefined where there is none. */
export function sealedOf(person: Staff, property: "identityNumber" | "phone"): string | undefined {
  return openValue("Staff", person, property);
}
