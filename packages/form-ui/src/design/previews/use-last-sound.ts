import type { Form } from "@duheng/contracts";
import type { PreparedForm } from "@duheng/form";
import { useState } from "react";

/** The form as it was last without mistakes, while it has some; null before it ever was. */
export function useLastSound(
  prepared: PreparedForm | null,
  form: Form,
): { readonly prepared: PreparedForm; readonly form: Form } | null {
  const [last, setLast] = useState(prepared === null ? null : { prepared, form });
  if (prepared === null || last?.prepared === prepared) return last;
  const next = { prepared, form };
  setLast(next);
  return next;
}
