import type { Staff } from "@duheng/contracts";
import { AppError, problem } from "../errors/app-error.ts";
import { activeStaff } from "../staff/of-person.ts";

/** Who takes over: somebody else who is here. Errors: `invalid-input` at the field. */
export async function successorOf(from: string, id: string, path: string): Promise<Staff> {
  const successor = id === from ? undefined : await activeStaff(id);
  if (successor === undefined)
    throw new AppError("invalid-input", {
      problems: [
        problem(
          "no-successor",
          path,
          "请选择本单位另一位在职人员",
          "must be somebody else of the unit who is still here",
        ),
      ],
    });
  return successor;
}
