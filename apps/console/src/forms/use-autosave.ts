import { type FormDraft, validators } from "@duheng/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api } from "../rpc/client.ts";
import { type Autosave, type AutosaveState, createAutosave } from "./autosave.ts";

/** The autosave of the form on this page. Leaving the page writes what is unwritten; closing the window asks first. */
export function useAutosave(draft: FormDraft): [Autosave, AutosaveState] {
  const queryClient = useQueryClient();
  const [autosave] = useState(() =>
    createAutosave(
      {
        update: (input) => api.forms.update.mutate(input),
        get: (id) => api.forms.get.query({ id }).then(withCleanNames),
      },
      withCleanNames(draft),
    ),
  );
  const state = useSyncExternalStore(autosave.subscribe, autosave.state);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (autosave.state().standing !== "clean") event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      void autosave.flush().then(() => queryClient.invalidateQueries({ queryKey: ["forms"] }));
    };
  }, [autosave, queryClient]);

  return [autosave, state];
}

/** What stands in a draft of before and cannot be seen goes as it is opened, so that what is shown is what is saved. */
function withCleanNames(draft: FormDraft): FormDraft {
  return { ...draft, document: validators.Form.cleanNames(draft.document) };
}
