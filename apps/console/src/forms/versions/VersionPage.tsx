import { FormDesigner } from "@duheng/form-ui/design";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { formQueries } from "../../rpc/form-queries.ts";
import { instantText } from "../../ui/dates.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";

/** One published version, opened in the designer to be read. */
export default function VersionPage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "", version = "" } = useParams();
  const query = useQuery(formQueries.version(id, Number(version)));
  const found = query.data;
  return (
    <Page
      title={found?.document.title ?? t("forms.title")}
      crumbs={[
        { to: "/forms", label: t("forms.title") },
        { to: `/forms/${id}`, label: found?.document.title ?? id },
        { to: `/forms/${id}/versions`, label: t("forms.versions.title") },
      ]}
      subtitle={
        found === undefined
          ? undefined
          : `${t("forms.versions.readOnly", { version })} · ${instantText(found.publishedAt, locale)}`
      }
    >
      <QueryView query={query} skeleton={<SkeletonLines count={10} />}>
        {({ document }) => (
          <FormDesigner
            form={document}
            onChange={ignore}
            locale={locale}
            problems={[]}
            readOnly
            lockedIds={[]}
          />
        )}
      </QueryView>
    </Page>
  );
}

/** A version that is published never changes. */
function ignore(): void {}
