import AddOutlined from "@mui/icons-material/AddOutlined";
import KeyOutlined from "@mui/icons-material/KeyOutlined";
import { Button, Stack } from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Section } from "../ui/Section.tsx";
import type { ListedToken } from "./answers.ts";
import { Examples } from "./Examples.tsx";
import { MadeTokenDialog } from "./MadeTokenDialog.tsx";
import { type MadeToken, MakeTokenDialog } from "./MakeTokenDialog.tsx";
import { accessTokenQueries } from "./queries.ts";
import { RevokeToken } from "./RevokeToken.tsx";
import { TokenRow } from "./TokenRow.tsx";

/** The unit's tokens, by which other systems push figures. */
export default function AccessTokensPage() {
  const t = useT();
  const tokens = useQuery(accessTokenQueries.list());
  const { data: datasets = [] } = useQuery(accessTokenQueries.datasets());
  const titles = new Map(datasets.map(({ id, title }) => [id, title]));
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken>();
  const [revoking, setRevoking] = useState<ListedToken>();
  return (
    <Page
      title={t("accessTokens.title")}
      subtitle={t("accessTokens.hint")}
      maxWidth={960}
      actions={
        <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setMaking(true)}>
          {t("accessTokens.create")}
        </Button>
      }
    >
      <Stack spacing={2}>
        <Section title={t("accessTokens.title")}>
          <QueryView query={tokens}>
            {({ data }) =>
              data.length === 0 ? (
                <EmptyState
                  icon={<KeyOutlined />}
                  title={t("accessTokens.empty")}
                  hint={t("accessTokens.emptyHint")}
                />
              ) : (
                <Stack component="ul" spacing={2} sx={{ listStyle: "none", p: 0, m: 0 }}>
                  {data.map((token) => (
                    <TokenRow
                      key={token.id}
                      token={token}
                      titles={titles}
                      onRevoke={() => setRevoking(token)}
                    />
                  ))}
                </Stack>
              )
            }
          </QueryView>
        </Section>
        <Section title={t("accessTokens.examples.title")}>
          <Examples />
        </Section>
      </Stack>
      {isMaking ? (
        <MakeTokenDialog
          onClose={() => setMaking(false)}
          onMade={(next) => {
            setMaking(false);
            setMade(next);
          }}
        />
      ) : null}
      {made === undefined ? null : <MadeTokenDialog made={made} onClose={() => setMade(undefined)} />}
      {revoking === undefined ? null : (
        <RevokeToken token={revoking} onClose={() => setRevoking(undefined)} />
      )}
    </Page>
  );
}
