import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "react-router";
import { useT } from "../i18n/use-t.ts";
import { formQueries } from "../rpc/form-queries.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { FormWorkshop } from "./FormWorkshop.tsx";

/** One form in the designer. It is read once; afterwards the page itself keeps it saved. */
export default function FormEdit() {
  const t = useT();
  const { id = "" } = useParams();
  const [search] = useSearchParams();
  const query = useQuery({
    ...formQueries.one(id),
    // Another tab's save must not replace what is being edited: conflicts are the autosave's business.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (query.data !== undefined)
    return (
      <FormWorkshop
        key={id}
        draft={query.data}
        startsWith={search.get("show") === "table" ? "table" : "form"}
      />
    );
  return (
    <Page title={t("forms.title")} crumbs={[{ to: "/forms", label: t("forms.title") }]}>
      <QueryView query={query} skeleton={<SkeletonLines count={10} />}>
        {() => null}
      </QueryView>
    </Page>
  );
}
