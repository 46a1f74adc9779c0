import { useCallback, useEffect, useMemo, useRef } from "react";
import { useDesign, useDesignedForm } from "../../design-context.ts";
import { codesFollowing } from "../../operations/code-by-title.ts";
import { keepUnread, noUnread, stillThere, unreadOf } from "../cells/unread-cells.ts";
import type { Sheet } from "./edit-cells.ts";

/** The form with the texts that could not be read, and the one way to change both: each call is one step of undo. */
export function useSheet(): { readonly sheet: Sheet; readonly commit: (next: Sheet) => boolean } {
  const { form, settled } = useDesignedForm();
  const { apply } = useDesign();
  const carried = useRef(noUnread);
  const sheet = useMemo<Sheet>(() => {
    // A state that another part of the designer made takes over what stood beside the one before.
    const unread = stillThere(unreadOf(form) ?? carried.current, form);
    keepUnread(form, unread);
    return { form, unread };
  }, [form]);
  useEffect(() => {
    carried.current = sheet.unread;
  }, [sheet]);
  const commit = useCallback(
    (next: Sheet) => {
      if (next.form === sheet.form && next.unread === sheet.unread) return false;
      const form =
        next.form === sheet.form ? { ...next.form } : codesFollowing(sheet.form, next.form, settled);
      keepUnread(form, stillThere(next.unread, form));
      apply(form, "");
      return true;
    },
    [sheet, settled, apply],
  );
  return { sheet, commit };
}
