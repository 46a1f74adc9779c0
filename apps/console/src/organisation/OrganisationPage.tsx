import Print from "@mui/icons-material/Print";
import Search from "@mui/icons-material/Search";
import { Button, InputAdornment, Stack, TextField } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { useAllowed } from "../identity/use-session.ts";
import { Page } from "../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../ui/QueryView.tsx";
import { LeaderlessUnits } from "./LeaderlessUnits.tsx";
import { MissingInUnit } from "./MissingInUnit.tsx";
import { organisationQueries } from "./queries.ts";
import { TenantsBelow } from "./TenantsBelow.tsx";
import { UnitTree } from "./UnitTree.tsx";

/** The organisation as a picture: the units below, the own departments with who leads them, and beside it what is missing. */
export default function OrganisationPage() {
  const t = useT();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed);
  const tree = useQuery(organisationQueries.tree());
  const unit = useQuery(organisationQueries.unit());
  const oversees = useAllowed()("oversee");
  return (
    <Page
      title={t("shell.menu.organisation")}
      maxWidth={1200}
      actions={
        <>
          <TextField
            type="search"
            size="small"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            className="shell-filters"
            sx={{ width: { xs: "100%", sm: 280 } }}
            slotProps={{
              htmlInput: { "aria-label": t("organisation.search") },
              input: {
                placeholder: t("organisation.search"),
                startAdornment: (
                  <InputAdornment position="start">
                    <Search fontSize="small" />
                  </InputAdornment>
                ),
              },
            }}
          />
          <Button variant="outlined" startIcon={<Print />} onClick={() => window.print()}>
            {t("organisation.print")}
          </Button>
        </>
      }
    >
      <QueryView query={tree} skeleton={<SkeletonLines count={8} />}>
        {({ own, below }) => (
          <QueryView query={unit} skeleton={<SkeletonLines count={8} />}>
            {(picture) => {
              const hasUnit = picture.people > 0 || picture.departments.length > 0 || below.length === 0;
              return (
                <Stack
                  direction={{ xs: "column", md: "row" }}
                  useFlexGap
                  sx={{ gap: 2, alignItems: { md: "flex-start" } }}
                >
                  <Stack spacing={2} sx={{ flex: "3 1 0", minWidth: 0 }}>
                    {below.length > 0 ? <TenantsBelow own={own} below={below} q={q} /> : null}
                    {hasUnit ? <UnitTree name={own.name} picture={picture} q={q} /> : null}
                  </Stack>
                  <Stack spacing={2} sx={{ flex: "2 1 0", minWidth: 0 }}>
                    {hasUnit ? <MissingInUnit picture={picture} /> : null}
                    {oversees && below.length > 0 ? <LeaderlessUnits /> : null}
                  </Stack>
                </Stack>
              );
            }}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
