import { validators } from "@duheng/contracts";
import { runningCyclesWith } from "../cycles/cycles-with-form.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { archiveForm, refuseArchived } from "../forms/archive-form.ts";
import { getForm } from "../forms/get-form.ts";
import { manyForms } from "../forms/many-forms.ts";
import { plansWith } from "../plans/plans-with-form.ts";
import { sameOnMany } from "../use-cases/documents/same-on-many.ts";
import { useCase } from "../use-cases/use-case.ts";

/**
 * Archives a form, as archiveForm says, unless plans or running cycles use it; what runs goes on, since papers point at
 * their versions. Who was told by what it is used may archive it even so: `told` are those users, and where there are
 * others by now they are told anew. A cycle that starts at the same time writes to the form as well (holdForms), so that
 * the later of the two sees the earlier. Errors: those of archiveForm; `in-use` with each plan and running cycle, in
 * `data.users` by id.
 */
export const archiveUnused = useCase({
  name: "forms.archive",
  ability: ["update", "forms"],
  input: validators.ArchiveFormInput,
  run: async ({ input: { id, revision, evenInUse = false, told }, caller }) => {
    refuseArchived(await getForm(id));
    const users = await usersOf(id);
    const isTold = (user: FormUser) => evenInUse && (told === undefined || told.includes(user.id));
    if (!users.every(isTold)) {
      throw new AppError("in-use", {
        message: {
          zh: "这张考核表正在使用。归档后正在进行的周期照常进行，新的周期不能再用它。",
          en: "This form is in use. Once archived, running cycles go on, and new ones can no longer use it.",
        },
        problems: users.map(sayUser),
        data: { users: users.map((user) => user.id) },
      });
    }
    return archiveForm({ id, revision }, caller.actor);
  },
  audit: { target: ({ input: { id } }) => ({ kind: "forms", id }) },
});

/** Archives several forms; those in use are refused, and archived by themselves. Errors: those of `onMany`. */
export const archiveManyUnused = sameOnMany(manyForms, "archive", archiveUnused);

interface FormUser {
  readonly kind: "plan" | "cycle";
  readonly id: string;
  readonly title: string;
}

async function usersOf(formId: string): Promise<FormUser[]> {
  // One after the other: this is read in a transaction.
  const plans = await plansWith(formId);
  const cycles = await runningCyclesWith(formId);
  return [
    ...plans.map(({ id, title }) => ({ kind: "plan" as const, id, title })),
    ...cycles.map(({ id, title }) => ({ kind: "cycle" as const, id, title })),
  ];
}

function sayUser({ kind, title }: FormUser) {
  return kind === "plan"
    ? problem("used-by-plan", "/id", `考核方案“${title}”使用它。`, `is used by the plan “${title}”`)
    : problem(
        "used-by-cycle",
        "/id",
        `考核周期“${title}”正在使用它。`,
        `is used by the running cycle “${title}”`,
      );
}
