import type { Staff } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { StaffModel } from "./model.ts";
import { countNumber, openedOrNothing } from "./number-holders.ts";

/**
 * Refuses a person whose identity number another of the tenant has; one that was not touched since `before` is not judged.
 * Where many follow one another (a merger), those before are known; else it opens those of all, some microseconds each: nothing
 * about them is kept beside them. Part of the transaction that writes it: of two at the same time, the later runs again and
 * sees the earlier. Errors: `duplicate`, naming the other.
 */
export async function refuseSecondHolder(person: Staff, before?: Staff): Promise<void> {
  const value = person.identityNumber === before?.identityNumber ? undefined : openedOrNothing(person);
  if (value === undefined) return;
  const known = await countNumber(value, person.id);
  if (known !== undefined && (known.id === undefined || known.id === person.id)) return;
  const others = await StaffModel.find(
    { _id: { $ne: person.id }, identityNumber: { $exists: true } },
    { name: 1, number: 1, tenantId: 1, identityNumber: 1 },
  ).lean();
  const other = others.find((each) => openedOrNothing(each) === value);
  if (other === undefined) return;
  const whom = `${other.name}（${other.number}）`;
  throw new AppError("duplicate", {
    problems: [
      problem(
        "duplicate",
        "/identityNumber",
        `与${whom}的身份证号相同，请核对是否重复录入`,
        `is that of ${whom}: is this person here already?`,
      ),
    ],
  });
}
