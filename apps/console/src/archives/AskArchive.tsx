import { Box, Button, Stack, Typography } from "@mui/material";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNotify } from "react-admin";
import { useT } from "../i18n/use-t.ts";
import { useAllowed, useSession } from "../identity/use-session.ts";
import { api } from "../rpc/client.ts";
import { RecordChoice } from "../ui/RecordChoice.tsx";
import { Section } from "../ui/Section.tsx";
import { useAction } from "../ui/use-action.ts";

const parts = ["tables", "data", "files", "check", "sealed"] as const;
const byName = { field: "name", order: "ASC" } as const;

/** What an archive holds, and the way to one: of the own unit, or, from above, of one below. */
export function AskArchive() {
  const t = useT();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const own = useSession()?.tenant.id;
  const isAllowed = useAllowed();
  const { run, isBusy } = useAction();
  const [tenantId, setTenantId] = useState(own);
  const ask = async () => {
    const asked = await run(() => api.archives.ask.mutate(tenantId === undefined ? {} : { tenantId }));
    await queryClient.invalidateQueries({ queryKey: ["archives"] });
    if (asked !== undefined) notify(t("archives.asked"), { type: "info" });
  };
  return (
    <Section title={t("archives.what.title")}>
      <Box component="ul" sx={{ mt: 0, mb: 2, pl: 2.5 }}>
        {parts.map((part) => (
          <Typography key={part} component="li" variant="body2">
            {t(`archives.what.${part}`)}
          </Typography>
        ))}
      </Box>
      {isAllowed("askArchives") ? (
        <Stack
          direction={{ xs: "column", sm: "row" }}
          spacing={2}
          sx={{ alignItems: { xs: "stretch", sm: "center" }, pt: 1 }}
        >
          {isAllowed("archiveBelow") ? (
            <Box sx={{ width: { sm: 340 } }}>
              <RecordChoice
                resource="tenants"
                sort={byName}
                nameOf={(tenant) => String(tenant.name)}
                label={t("archives.of")}
                placeholder={t("archives.ofHint")}
                value={tenantId}
                onChange={setTenantId}
              />
            </Box>
          ) : null}
          <Button variant="contained" onClick={ask} disabled={isBusy}>
            {t("archives.ask")}
          </Button>
        </Stack>
      ) : null}
    </Section>
  );
}
