import { FormDifference } from "@duheng/form-ui/difference";
import { Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { formQueries } from "../../rpc/form-queries.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { GiveBackForm } from "./GiveBackForm.tsx";
import { MyOffers } from "./MyOffers.tsx";
import { offerQueries } from "./offer-queries.ts";

/** 提炼亮点: an adopted form is offered to the owner of its template; what became of earlier offers. */
export default function GiveBackPage() {
  const t = useT();
  const locale = useAppLocale();
  const { id = "" } = useParams();
  const draft = useQuery(formQueries.one(id));
  const template = useQuery(offerQueries.adoptedTemplate(id));
  const offers = useQuery(offerQueries.mine());
  const title = draft.data?.title ?? t("forms.title");
  return (
    <Page
      title={t("library.offers.give.title", { title })}
      crumbs={[
        { to: "/forms", label: t("forms.title") },
        { to: `/forms/${id}`, label: title },
      ]}
      subtitle={t("library.offers.give.intro")}
      maxWidth={1000}
    >
      <QueryView query={draft} skeleton={<SkeletonLines count={8} />}>
        {(form) => (
          <QueryView query={template} skeleton={<SkeletonLines count={8} />}>
            {(base) => (
              <QueryView query={offers} skeleton={<SkeletonLines count={8} />}>
                {(all) => {
                  const mine = all.filter(({ fromFormId }) => fromFormId === id);
                  return (
                    <Stack spacing={2}>
                      {mine.length === 0 ? null : <MyOffers offers={mine} />}
                      <Section
                        title={t("library.offers.give.difference", { version: form.base?.version ?? 0 })}
                      >
                        <FormDifference before={base} after={form.document} locale={locale} />
                      </Section>
                      <GiveBackForm draft={form} base={base} offers={mine} />
                    </Stack>
                  );
                }}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
