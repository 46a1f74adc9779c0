import { validators } from "@duheng/contracts";
import type { DesignPorts } from "@duheng/form-ui/design";
import { useEffect, useMemo } from "react";
import { useAppLocale } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { errorText } from "../rpc/errors.ts";
import { createPresence } from "./presence-port.ts";

/**
 * What the designer of one form asks of the server: who else is there, and the saves that are kept.
 * @param onRevision hears of the newest revision; the same function over renders
 * @param isEditing whoever only reads is not shown to the others
 */
export function useDesignPorts(
  formId: string,
  isEditing: boolean,
  onRevision: (revision: number) => void,
): DesignPorts {
  const locale = useAppLocale();
  const presence = useMemo(
    () => createPresence({ formId, tell: (input) => api.forms.present.mutate(input), onRevision }),
    [formId, onRevision],
  );
  useEffect(() => {
    if (!isEditing) return undefined;
    presence.start();
    return presence.stop;
  }, [presence, isEditing]);
  return useMemo(() => {
    // The panel shows the message of what is thrown.
    const told = (thrown: unknown): never => {
      throw new Error(errorText(thrown, locale), { cause: thrown });
    };
    return {
      ...(isEditing ? { presence } : {}),
      history: {
        revisions: () => api.forms.revisions.query({ id: formId }).catch(told),
        document: (number) =>
          api.forms.revision
            .query({ formId, number })
            .then(({ document }) => validators.Form.cleanNames(document), told),
      },
    };
  }, [presence, isEditing, formId, locale]);
}
