import type { Staff } from "@duheng/contracts";
import { globalCollection, inTransaction } from "../database/global-collection.ts";
import { requireTenantId } from "../database/scope.ts";
import { openValue } from "../database/sealing/sealed-documents.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { StaffModel } from "./model.ts";

/**
 * Refuses a person whose identity number another of the tenant has; one that was not touched since `before` is not judged.
 * It opens those of all, some microseconds each: nothing about them is kept beside them. Part of the transaction that
 * writes it: of two at the same time, the later runs again and sees the earlier. Errors: `duplicate`, naming the other.
 */
export async function refuseSecondHolder(person: Staff, before?: Staff): Promise<void> {
  const value = person.identityNumber === before?.identityNumber ? undefined : openedOf(person);
  if (value === undefined) return;
  await globalCollection<{ _id: string; writes: number }>("system_settings").updateOne(
    { _id: `identity-numbers/${requireTenantId()}` },
    { $inc: { writes: 1 } },
    { upsert: true, ...inTransaction() },
  );
  const others = await StaffModel.find(
    { _id: { $ne: person.id }, identityNumber: { $exists: true } },
    { name: 1, number: 1, tenantId: 1, identityNumber: 1 },
  ).lean();
  const other = others.find((each) => openedOf(each) === value);
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

function openedOf(person: object): string | undefined {
  try {
    return openValue("Staff", person, "identityNumber");
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
