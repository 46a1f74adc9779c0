import type { StaffInput } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { identityNumberProblem, readIdentityNumber } from "./identity-number.ts";
import { phoneProblem, readPhone } from "./phone.ts";

/** A person's input with the identity number and the phone as they are kept. Errors: `invalid-input`, at the field. */
export function readStaffInput(input: StaffInput): StaffInput {
  const read = { ...input };
  if (typeof read.identityNumber === "string") read.identityNumber = readIdentityNumber(read.identityNumber);
  if (typeof read.phone === "string") read.phone = readPhone(read.phone);
  const problems = [
    typeof read.identityNumber === "string" && identityNumberProblem(read.identityNumber, "/identityNumber"),
    typeof read.phone === "string" && phoneProblem(read.phone, "/phone"),
  ].filter((each) => typeof each === "object");
  if (problems.length > 0) throw new AppError("invalid-input", { problems });
  return read;
}
