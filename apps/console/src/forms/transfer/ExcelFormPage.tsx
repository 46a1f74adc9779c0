import type { Form } from "@duheng/contracts";
import { NewFormImport } from "@duheng/form-ui/design";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useNotify } from "react-admin";
import { useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { formQueries } from "../../rpc/form-queries.ts";
import { Page } from "../../ui/Page.tsx";
import { useAction } from "../../ui/use-action.ts";

/** A new form from a spreadsheet: it is made when the person has looked at the rows and named it, not before. */
export default function ExcelFormPage() {
  const t = useT();
  const locale = useAppLocale();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const make = useCallback(
    async (form: Form) => {
      const draft = await run(() => api.forms.create.mutate({ title: form.title, document: form }));
      if (draft === undefined) return;
      // The very form that was imported: what could not be read stands in its table's cells.
      queryClient.setQueryData(formQueries.one(draft.id).queryKey, { ...draft, document: form });
      notify(t("forms.versions.transfer.done", { title: draft.title }), { type: "success" });
      navigate(`/forms/${draft.id}?show=table`, { replace: true });
    },
    [run, queryClient, notify, navigate, t],
  );
  return (
    <Page
      title={t("forms.versions.transfer.excelNew")}
      crumbs={[{ to: "/forms", label: t("forms.title") }]}
      subtitle={t("forms.versions.transfer.excelPage")}
    >
      <NewFormImport
        locale={locale}
        isBusy={isBusy}
        onMake={(form) => void make(form)}
        onClose={() => navigate("/forms")}
      />
    </Page>
  );
}
