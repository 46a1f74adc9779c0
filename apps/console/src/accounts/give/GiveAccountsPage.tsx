import type { UsernameRule } from "@duheng/contracts";
import { Alert, Button, Stack } from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { api } from "../../rpc/client.ts";
import { errorOf, errorText } from "../../rpc/errors.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryView, SkeletonLines } from "../../ui/QueryView.tsx";
import { accountQueries } from "../queries.ts";
import { slipsState } from "../slips/slips-state.ts";
import { GivePreview } from "./GivePreview.tsx";
import { staffIdsIn } from "./people-state.ts";
import { RuleChoice } from "./RuleChoice.tsx";

/** Accounts for many people: who gets which user name is looked at, then all are made at once. */
export default function GiveAccountsPage() {
  const t = useT();
  const locale = useAppLocale();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const staffIds = staffIdsIn(useLocation().state);
  const [rule, setRule] = useState<UsernameRule>("number");
  const [made, setMade] = useState<readonly string[]>();
  const [refusal, setRefusal] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const preview = useQuery({
    ...accountQueries.preview({ rule, ...(staffIds === undefined ? {} : { staffIds }) }),
    enabled: made === undefined,
  });
  const crumbs = [
    { to: "/staff", label: t("staff.people.title") },
    { to: "/users", label: t("shell.menu.accounts") },
  ];

  const give = async (people: { staffId: string; username: string }[]) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { userIds } = await api.users.createMany.mutate({ people });
      setMade(userIds);
      await queryClient.invalidateQueries({ queryKey: ["users"], refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: ["staff"] });
    } catch (thrown) {
      setRefusal(thrown);
    } finally {
      setBusy(false);
    }
  };

  if (made !== undefined) {
    const count = { count: made.length };
    return (
      <Page title={t("accounts.give.title")} crumbs={crumbs} maxWidth={960}>
        <EmptyState
          title={t("accounts.give.done", count)}
          hint={t("accounts.give.doneHint")}
          action={
            <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: "wrap", justifyContent: "center" }}>
              <Button
                variant="contained"
                onClick={() => navigate("/users/slips", { state: slipsState(made) })}
              >
                {t("accounts.give.print", count)}
              </Button>
              <Button component={Link} to="/users" variant="outlined">
                {t("accounts.give.later")}
              </Button>
            </Stack>
          }
        />
      </Page>
    );
  }
  return (
    <Page title={t("accounts.give.title")} subtitle={t("accounts.give.hint")} crumbs={crumbs} maxWidth={1080}>
      <RuleChoice rule={rule} onChange={setRule} />
      {refusal === undefined ? null : (
        <Alert severity="error" sx={{ mb: 2 }}>
          {(errorOf(refusal).problems ?? []).length > 3
            ? errorOf(refusal).message[locale]
            : errorText(refusal, locale)}
        </Alert>
      )}
      <QueryView query={preview} skeleton={<SkeletonLines count={8} height={36} />}>
        {({ rows, more }) =>
          rows.length === 0 ? (
            <EmptyState
              title={t("accounts.give.nobody")}
              hint={t("accounts.give.nobodyHint")}
              action={
                <Button component={Link} to="/users" variant="outlined">
                  {t("accounts.slip.back")}
                </Button>
              }
            />
          ) : (
            <GivePreview
              key={rule}
              rows={rows}
              more={more}
              refusal={refusal}
              isBusy={isBusy}
              onGive={(people) => void give(people)}
            />
          )
        }
      </QueryView>
    </Page>
  );
}
