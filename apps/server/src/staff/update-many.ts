import { type Staff, type StaffInput, validators } from "@duheng/contracts";
import { sealedProperties } from "@duheng/contracts/sealed";
import { propertyNames, schemaOf } from "../database/schema/json-schema.ts";
import { onMany } from "../use-cases/documents/act-on-many.ts";
import type { UpdateWire } from "../use-cases/documents/update-input.ts";
import type { UseCase } from "../use-cases/use-case.ts";
import { staff } from "./model.ts";

/** Gives several people one department, category or state, by the update of a single one. Errors: those of `onMany`. */
export const updateStaffMany = (update: UseCase<UpdateWire<"StaffInput">, unknown>) =>
  onMany({
    name: "staff.updateMany",
    subject: "staff",
    repository: staff,
    input: validators.UpdateStaffInput,
    each: update,
    asked: ({ document, revision }, { changes }) => ({
      ...inputOf(document),
      // Who is back has not left.
      ...(changes.state === "active" ? { leftOn: undefined } : {}),
      ...changes,
      id: document.id,
      revision,
    }),
    called: ({ name, number }) => `${name} (${number})`,
  });

/** The record as an update that changes nothing: what is sealed is left out, and so as it is. */
function inputOf(person: Staff): StaffInput {
  const sealed = sealedProperties("Staff");
  const { number, name, departmentId, categoryId } = person;
  const others = propertyNames(schemaOf("StaffInput"))
    .filter((field) => !Object.hasOwn(sealed, field))
    .map((field): [string, unknown] => [field, Reflect.get(person, field)]);
  // What is stored is not judged by what can be given today.
  return validators.StaffInput.cleanNames({
    ...Object.fromEntries(others),
    number,
    name,
    departmentId,
    categoryId,
  });
}
